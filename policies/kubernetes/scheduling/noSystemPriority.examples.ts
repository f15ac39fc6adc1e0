import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: { "one of its own": workload({ priorityClassName: "web" }) },
  bad: {
    "the system's": says(
      workload({ priorityClassName: "system-node-critical" }),
      "spec.template.spec.priorityClassName is system-node-critical",
    ),
  },
};
