import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: {
    "a container's type": workload({ containers: [{ securityContext: { seLinuxOptions: { type: "container_t" } } }] }),
    "nothing said": workload({ containers: [{}] }),
  },
  bad: {
    "a type that holds nothing in": says(
      workload({ securityContext: { seLinuxOptions: { type: "spc_t" } }, containers: [{}] }),
      "spec.template.spec.containers[0]: seLinuxOptions.type is spc_t",
    ),
    "a role": says(
      workload({ containers: [{ securityContext: { seLinuxOptions: { role: "sysadm_r" } } }] }),
      "spec.template.spec.containers[0]: seLinuxOptions sets a user or role",
    ),
  },
};
