import { policy, text } from "../../core";
import { eachPod, workloadTypes } from "../_helpers/podSpecs";

export const noSystemPriority = policy({
  name: "kubernetes-no-system-priority",
  title: "Workloads push out nothing of the system",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["SC-5", "SC-6"] },
  remediation: "Give the workload a PriorityClass of its own, below those of the system.",
  resources: workloadTypes,
  check: eachPod((pod, report) => {
    const name = text(pod.spec.priorityClassName) ?? "";
    if (/^system-(?:cluster|node)-critical$/.test(name)) report(`${pod.path}spec.priorityClassName is ${name}`);
  }),
});
