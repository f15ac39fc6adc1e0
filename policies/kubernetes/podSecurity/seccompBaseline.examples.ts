import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: {
    "the runtime's": workload({ containers: [{ securityContext: { seccompProfile: { type: "RuntimeDefault" } } }] }),
    "the container's before the pod's": workload({
      securityContext: { seccompProfile: { type: "Unconfined" } },
      containers: [{ securityContext: { seccompProfile: { type: "Localhost" } } }],
    }),
  },
  bad: {
    none: says(
      workload({ securityContext: { seccompProfile: { type: "Unconfined" } }, containers: [{}] }),
      "spec.template.spec.containers[0]: seccompProfile is Unconfined",
    ),
  },
};
