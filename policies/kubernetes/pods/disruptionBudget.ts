import { policy, record } from "../../core";
import { selects } from "../_helpers/labels";
import { inSameNamespace } from "../_helpers/namespaces";
import { podTemplatesOf } from "../_helpers/podSpecs";

export const disruptionBudget = policy({
  name: "kubernetes-disruption-budget",
  rationale: "When nodes are drained, all pods of the service may be stopped at once.",
  title: "A workload of several pods keeps some of them while nodes are drained",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-5(2)"] },
  remediation: "Add a PodDisruptionBudget whose selector matches the workload's pods.",
  resources: ["kubernetes:apps/*:Deployment", "kubernetes:apps/*:StatefulSet"],
  checkInStack: (workload, report, stack) => {
    const { replicas } = record(workload.props.spec);
    if (typeof replicas !== "number" || replicas < 2) return;
    const labels = record(podTemplatesOf(workload)[0]?.metadata.labels);
    const budgets = stack.ofType("kubernetes:policy/*:PodDisruptionBudget");
    const covered = budgets.some(
      (budget) => inSameNamespace(budget, workload) && selects(record(record(budget.props.spec).selector), labels),
    );
    if (!covered) report(`no PodDisruptionBudget selects its ${replicas} pods`);
  },
});
