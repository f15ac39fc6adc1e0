import { checkEach, policy, records } from "../../core";
import { bindingTypes } from "../rbac/_helpers/rbacRules";

export const noDefaultAccount = policy({
  name: "kubernetes-no-default-account-rights",
  title: "The service account that pods get which say nothing has no rights",
  severity: "medium",
  controls: { cisKubernetes: ["5.1.5"], nist80053: ["AC-6"] },
  remediation: "Bind the role to a service account of the workload's own.",
  resources: bindingTypes,
  check: (resource, report) => {
    checkEach(records(resource.props.subjects), ({ kind, name }, index) => {
      if (kind === "ServiceAccount" && name === "default") report(`subjects[${index}] is the service account default`);
    });
  },
});
