import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": workload({}) },
  bad: { shared: says(workload({ shareProcessNamespace: true }), "spec.template.spec.shareProcessNamespace is true") },
};

function workload(podSpec: Record<string, unknown>, podMetadata: Record<string, unknown> = {}): ExampleResource {
  return resource("kubernetes:apps/v1:Deployment", { spec: { template: { metadata: podMetadata, spec: podSpec } } });
}
