import { checkEach, policy, records, text } from "../../core";
import { bindingTypes } from "./_helpers/rbacRules";

/** Source: Kubernetes documentation, "Using RBAC Authorization", default roles and groups. */
const everybody = new Set([
  "system:anonymous",
  "system:unauthenticated",
  "system:authenticated",
  "system:serviceaccounts",
  "system:masters",
]);

export const noBroadSubjects = policy({
  name: "kubernetes-no-broad-subjects",
  rationale: "Groups of everyone include whoever gets in next, with or without a name.",
  title: "Roles are given to named subjects only",
  severity: "critical",
  controls: { cisKubernetes: ["5.1.7"], nist80053: ["AC-6", "AC-14"] },
  remediation: "Bind the role to the service account, or to the group of your identity provider, that needs it.",
  resources: bindingTypes,
  check: (binding, report) => {
    checkEach(records(binding.props.subjects), (subject, index) => {
      const name = text(subject.name) ?? "";
      if (everybody.has(name) || name.startsWith("system:serviceaccounts:")) report(`subjects[${index}] is ${name}`);
    });
  },
});
