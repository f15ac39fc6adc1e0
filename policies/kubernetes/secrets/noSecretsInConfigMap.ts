import { checkEach, holdsSecret, policy, record } from "../../core";
import { withPatches } from "../_helpers/kinds";

export const noSecretsInConfigMap = policy({
  name: "kubernetes-no-secrets-in-config-map",
  rationale: "ConfigMaps are read by many, are not encrypted at rest and appear in outputs.",
  title: "ConfigMaps hold no secrets",
  severity: "high",
  controls: { nist80053: ["IA-5(7)", "SC-28"], pciDss: ["8.6.2"] },
  remediation: "Keep the value in a Secret: the API server encrypts those at rest and roles can leave them out.",
  resources: withPatches("kubernetes:core/*:ConfigMap"),
  check: (configMap, report) => {
    const data = record(configMap.props.data);
    checkEach(Object.keys(data), (key) => {
      if (holdsSecret(key, data, key)) report(`data.${key} holds a secret in clear`);
    });
  },
});
