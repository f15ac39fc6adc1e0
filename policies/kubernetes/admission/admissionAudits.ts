import { policy, record, texts } from "../../core";

export const admissionAudits = policy({
  name: "kubernetes-admission-denies",
  title: "Admission policies deny what they find, or at least warn",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AC-3", "CM-7"] },
  remediation: "Put Deny into validationActions.",
  resources: ["kubernetes:admissionregistration.k8s.io/*:ValidatingAdmissionPolicyBinding"],
  check: (resource, report) => {
    const actions = texts(record(resource.props.spec).validationActions);
    if (actions.length > 0 && !actions.includes("Deny")) report(`spec.validationActions is ${actions.join(", ")}`);
  },
});
