import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: {
    "another group": workload({
      securityContext: { fsGroup: 10001 },
      containers: [{ securityContext: { runAsGroup: 10001 } }],
    }),
  },
  bad: {
    "files of root": says(
      workload({ securityContext: { supplementalGroups: [10, 0] } }),
      "spec.template.spec.securityContext puts the pod into the group 0",
    ),
    "a container": says(
      workload({ containers: [{ securityContext: { runAsGroup: 0 } }] }),
      "spec.template.spec.containers[0]: runAsGroup is 0",
    ),
  },
};
