import { policy, record } from "../core";
import { selects } from "./labels";
import { inSameNamespace } from "./namespaces";
import { podTemplateOf } from "./podSpecs";

export const disruptionBudget = policy({
  name: "kubernetes-disruption-budget",
  title: "A workload of several pods keeps some of them while nodes are drained",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-5(2)"] },
  remediation: "Add a PodDisruptionBudget whose selector matches the workload's pods.",
  resources: ["kubernetes:apps/*:Deployment", "kubernetes:apps/*:StatefulSet"],
  checkInStack: (workload, report, around) => {
    const { replicas } = record(workload.props.spec);
    if (typeof replicas !== "number" || replicas < 2) return;
    const labels = record(podTemplateOf(workload).metadata.labels);
    const budgets = around.ofType("kubernetes:policy/*:PodDisruptionBudget");
    const covered = budgets.some(
      (budget) => inSameNamespace(budget, workload) && selects(record(record(budget.props.spec).selector), labels),
    );
    if (!covered) report(`no PodDisruptionBudget selects its ${replicas} pods`);
  },
});
