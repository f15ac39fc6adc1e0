import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: { "nodes with GPUs": workload({ tolerations: [{ key: "nvidia.com/gpu", operator: "Exists" }] }) },
  bad: {
    "the control plane": says(
      workload({ tolerations: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }] }),
      "spec.template.spec.tolerations[0] tolerates node-role.kubernetes.io/control-plane",
    ),
    everything: says(
      workload({ tolerations: [{ operator: "Exists" }] }),
      "spec.template.spec.tolerations[0] tolerates everything",
    ),
  },
};
