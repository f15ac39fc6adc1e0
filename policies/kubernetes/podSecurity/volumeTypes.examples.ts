import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

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

function workload(podSpec: Record<string, unknown>, podMetadata: Record<string, unknown> = {}): ExampleResource {
  return resource("kubernetes:apps/v1:Deployment", { spec: { template: { metadata: podMetadata, spec: podSpec } } });
}
