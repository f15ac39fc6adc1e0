import { checkEach, type PolicyResource, policy, record, records, type StackResources, text } from "../../core";
import { withPatches } from "../_helpers/kinds";
import { namespaceOf } from "../_helpers/namespaces";
import { podTemplatesOf, workloadTypes } from "../_helpers/podSpecs";
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
    checkEach(podTemplatesOf(workload), ({ spec, path }) => {
      const setting = `${path}spec.automountServiceAccountToken`;
      const account = text(spec.serviceAccountName) ?? "default";
      const mounted = spec.automountServiceAccountToken ?? accountSetting(account, workload, stack);
      if (mounted === false) return;
      if (mounted !== true) report(`${setting} is not false, and true is its default`);
      else if (!hasRights(account, stack)) {
        report(`${setting} is true, and no role is bound to a service account of its own`);
      }
    });
  },
});

/** What the service account says of its token, for pods that say nothing themselves. */
function accountSetting(name: string, workload: PolicyResource, stack: StackResources): unknown {
  const accounts = stack
    .ofType(...withPatches("kubernetes:core/*:ServiceAccount"))
    .filter(({ props }) => text(record(props.metadata).name) === name);
  const own = accounts.filter((account) => namespaceOf(account) === namespaceOf(workload));
  return own.map(({ props }) => props.automountServiceAccountToken).find((setting) => setting !== undefined);
}

function hasRights(account: string, stack: StackResources): boolean {
  if (account === "default") return false;
  return stack.ofType(...bindingTypes).some((binding) => isBoundTo(binding, account));
}

function isBoundTo(binding: PolicyResource, account: string): boolean {
  return records(binding.props.subjects).some(({ kind, name }) => kind === "ServiceAccount" && name === account);
}
