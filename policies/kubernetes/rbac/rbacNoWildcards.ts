import { policy } from "../../core";
import { eachRule, roleTypes } from "./_helpers/rbacRules";

export const rbacNoWildcards = policy({
  name: "kubernetes-rbac-no-wildcards",
  rationale: "A wildcard includes Secrets and role bindings, and whatever is installed later.",
  title: "Roles name what they allow",
  severity: "high",
  controls: { cisKubernetes: ["5.1.3"], nist80053: ["AC-6", "AC-3"] },
  remediation: "Write the verbs, API groups and resources out: a wildcard also allows what is added later.",
  resources: roleTypes,
  check: eachRule((rule, report) => {
    for (const property of ["verbs", "apiGroups", "resources", "nonResourceUrls"] as const) {
      if (rule[property].includes("*")) report(`${rule.path}.${property} holds *`);
    }
  }),
});
