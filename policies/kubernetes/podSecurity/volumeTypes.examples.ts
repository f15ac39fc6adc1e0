import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: {
    "a claim": workload({
      volumes: [
        { name: "data", persistentVolumeClaim: { claimName: "data" } },
        { name: "tmp", emptyDir: {} },
      ],
    }),
  },
  bad: {
    "a file server": says(
      workload({ volumes: [{ name: "data", nfs: { server: "10.0.0.1", path: "/" } }] }),
      "spec.template.spec.volumes[0] is a volume of the kind nfs",
    ),
  },
};
