import { type JudgedResource, policy, records, type Surroundings, text } from "../core";
import { podTemplateOf, workloadTypes } from "./podSpecs";
import { bindingTypes } from "./rbacRules";

export const serviceAccountToken = policy({
  name: "kubernetes-service-account-token",
  title: "Only pods that may do something with it get a token of the Kubernetes API",
  severity: "medium",
  controls: { cisKubernetes: ["5.1.6"], nist80053: ["AC-6"] },
  remediation:
    "Set automountServiceAccountToken to false in the pod. A pod that calls the API sets it to true and has a service account of its own with a RoleBinding.",
  resources: workloadTypes,
  checkInStack: (workload, report, around) => {
    const { spec, path } = podTemplateOf(workload);
    const setting = `${path}spec.automountServiceAccountToken`;
    if (spec.automountServiceAccountToken === false) return;
    if (spec.automountServiceAccountToken !== true) report(`${setting} is not false, and true is its default`);
    else if (!hasRights(text(spec.serviceAccountName), around)) {
      report(`${setting} is true, and no role is bound to a service account of its own`);
    }
  },
});

function hasRights(account: string | undefined, around: Surroundings): boolean {
  if (account === undefined || account === "default") return false;
  return around.ofType(...bindingTypes).some((binding) => isBoundTo(binding, account));
}

function isBoundTo(binding: JudgedResource, account: string): boolean {
  return records(binding.props.subjects).some(({ kind, name }) => kind === "ServiceAccount" && name === account);
}
