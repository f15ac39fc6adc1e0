import { policy } from "../../core";
import { chartOf } from "../_helpers";

/** Charts of meshes, which policies of their own judge by their values. */
const byValues = new Set([
  "base",
  "cni",
  "istiod",
  "ztunnel",
  "gateway",
  "linkerd-crds",
  "linkerd-control-plane",
  "linkerd2-cni",
]);

export const chartJudged = policy({
  name: "kubernetes-chart-judged",
  title: "What charts create is seen before it is created",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CM-3", "CM-7"] },
  remediation:
    "Use kubernetes.helm.v4.Chart, which makes every object of the chart a resource that is judged; a Release hides them.",
  resources: ["kubernetes:helm.sh/*:Release"],
  check: (resource, report) => {
    const chart = chartOf(resource);
    if (chart !== undefined && !byValues.has(chart)) report(`what the chart ${chart} creates is not judged`);
  },
});
