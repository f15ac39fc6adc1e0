import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one of its own": workload({ priorityClassName: "web" }) },
  bad: {
    "the system's": says(
      workload({ priorityClassName: "system-node-critical" }),
      "spec.template.spec.priorityClassName is system-node-critical",
    ),
  },
};

function workload(podSpec: Record<string, unknown>, podMetadata: Record<string, unknown> = {}): ExampleResource {
  return resource("kubernetes:apps/v1:Deployment", { spec: { template: { metadata: podMetadata, spec: podSpec } } });
}
