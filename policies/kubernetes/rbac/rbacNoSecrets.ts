import { policy } from "../../core";
import { withPatches } from "../_helpers/kinds";
import { eachRule } from "./_helpers/rbacRules";
import { secretReading } from "./_helpers/secretReading";

export const rbacNoSecrets = policy({
  name: "kubernetes-rbac-no-secrets",
  rationale: "One workload's role reads the credentials of all others in the namespace.",
  title: "Roles do not read every Secret of their namespace",
  severity: "medium",
  enforcement: "advisory",
  controls: { cisKubernetes: ["5.1.2"], nist80053: ["AC-6", "AC-3"] },
  remediation:
    "Leave secrets out of the rule, or name the ones it needs in resourceNames and allow get alone. Only administrators of the namespace need more.",
  resources: withPatches("kubernetes:rbac.authorization.k8s.io/*:Role"),
  check: eachRule((rule, report) => {
    const verbs = secretReading(rule);
    if (verbs.length > 0) report(`${rule.path} allows ${verbs.join(", ")} on all secrets of the namespace`);
  }),
});
