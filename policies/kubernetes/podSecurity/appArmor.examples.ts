import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: {
    "the runtime's": workload({ containers: [{ securityContext: { appArmorProfile: { type: "RuntimeDefault" } } }] }),
    "nothing said": workload({ containers: [{ name: "app" }] }),
  },
  bad: {
    none: says(
      workload({ securityContext: { appArmorProfile: { type: "Unconfined" } }, containers: [{}] }),
      "spec.template.spec.containers[0]: appArmorProfile.type is Unconfined",
    ),
    "none, by an annotation": says(
      workload(
        { containers: [{ name: "app" }] },
        { annotations: { "container.apparmor.security.beta.kubernetes.io/app": "unconfined" } },
      ),
      "spec.template.spec.containers[0]: its annotation for AppArmor is unconfined",
    ),
  },
};
