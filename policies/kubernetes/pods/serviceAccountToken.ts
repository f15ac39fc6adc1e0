import { type PolicyResource, policy, records, type StackResources, text } from "../../core";
import { podTemplateOf, workloadTypes } from "../_helpers/podSpecs";
import { bindingTypes } from "../rbac/_helpers/rbacRules";

export const serviceAccountToken = policy({
  name: "kubernetes-service-account-token",
  rationale: "A token that the program does not need is there for whoever gets in.",
  title: "Only pods that may do something with it get a token of the Kubernetes API",
  severity: "medium",
  controls: { cisKubernetes: ["5.1.6"], nist80053: ["AC-6"] },
  remediation:
    "Set automountServiceAccountToken to false in the pod. A pod that calls the API sets it to true and has a service account of its own with a RoleBinding.",
  resources: workloadTypes,
  checkInStack: (workload, report, stack) => {
    const { spec, path } = podTemplateOf(workload);
    const setting = `${path}spec.automountServiceAccountToken`;
    if (spec.automountServiceAccountToken === false) return;
    if (spec.automountServiceAccountToken !== true) report(`${setting} is not false, and true is its default`);
    else if (!hasRights(text(spec.serviceAccountName), stack)) {
      report(`${setting} is true, and no role is bound to a service account of its own`);
    }
  },
});

function hasRights(account: string | undefined, stack: StackResources): boolean {
  if (account === undefined || account === "default") return false;
  return stack.ofType(...bindingTypes).some((binding) => isBoundTo(binding, account));
}

function isBoundTo(binding: PolicyResource, account: string): boolean {
  return records(binding.props.subjects).some(({ kind, name }) => kind === "ServiceAccount" && name === account);
}
