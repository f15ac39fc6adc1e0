import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: { "the default": workload({}) },
  bad: { shared: says(workload({ shareProcessNamespace: true }), "spec.template.spec.shareProcessNamespace is true") },
};
