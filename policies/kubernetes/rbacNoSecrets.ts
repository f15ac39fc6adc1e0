import { policy } from "../core";
import { eachRule, roleTypes } from "./rbacRules";

/** A list or a watch answers with the values, too. */
const reading = ["get", "list", "watch", "*"];

export const rbacNoSecrets = policy({
  name: "kubernetes-rbac-no-secrets",
  title: "Roles do not read every Secret",
  severity: "high",
  controls: { cisKubernetes: ["5.1.2"], nist80053: ["AC-6", "AC-3"] },
  remediation: "Leave secrets out of the rule, or name the ones it needs in resourceNames and allow get alone.",
  resources: roleTypes,
  check: eachRule((rule, report) => {
    const secrets = rule.resources.some((resource) => resource === "secrets" || resource === "*");
    const core = rule.apiGroups.some((group) => group === "" || group === "*");
    const verbs = rule.verbs.filter((verb) => reading.includes(verb));
    const named = rule.resourceNames.length > 0 && verbs.every((verb) => verb === "get");
    if (secrets && core && verbs.length > 0 && !named) report(`${rule.path} allows ${verbs.join(", ")} on all secrets`);
  }),
});
