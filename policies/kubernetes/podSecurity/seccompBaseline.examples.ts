import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the runtime's": workload({ containers: [{ securityContext: { seccompProfile: { type: "RuntimeDefault" } } }] }),
    "the container's before the pod's": workload({
      securityContext: { seccompProfile: { type: "Unconfined" } },
      containers: [{ securityContext: { seccompProfile: { type: "Localhost" } } }],
    }),
  },
  bad: {
    none: says(
      workload({ securityContext: { seccompProfile: { type: "Unconfined" } }, containers: [{}] }),
      "spec.template.spec.containers[0]: seccompProfile is Unconfined",
    ),
  },
};

function workload(podSpec: Record<string, unknown>, podMetadata: Record<string, unknown> = {}): ExampleResource {
  return resource("kubernetes:apps/v1:Deployment", { spec: { template: { metadata: podMetadata, spec: podSpec } } });
}
