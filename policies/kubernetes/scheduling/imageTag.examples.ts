import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: {
    "a version": workload({ containers: [{ image: "registry.example.com:5000/orders:1.4.2" }] }),
    "a digest": workload({ containers: [{ image: `orders@sha256:${"a".repeat(64)}` }] }),
  },
  bad: {
    "the latest": says(
      workload({ containers: [{ image: "nginx:latest" }] }),
      "spec.template.spec.containers[0]: image nginx:latest is whatever is the latest",
    ),
    "no tag": says(
      workload({ containers: [{ image: "registry.example.com:5000/orders" }] }),
      "spec.template.spec.containers[0]: image registry.example.com:5000/orders is whatever is the latest",
    ),
  },
};
