import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    itself: workload({
      containers: [
        {
          livenessProbe: { httpGet: { path: "/", port: 8080 } },
          readinessProbe: { tcpSocket: { host: "127.0.0.1", port: 1 } },
        },
      ],
    }),
  },
  bad: {
    another: says(
      workload({ containers: [{ livenessProbe: { httpGet: { host: "169.254.169.254", path: "/", port: 80 } } }] }),
      "spec.template.spec.containers[0].livenessProbe asks 169.254.169.254",
    ),
    "another at its start": says(
      workload({ containers: [{ lifecycle: { postStart: { tcpSocket: { host: "db", port: 1 } } } }] }),
      "spec.template.spec.containers[0].lifecycle.postStart asks db",
    ),
  },
};

function workload(podSpec: Record<string, unknown>, podMetadata: Record<string, unknown> = {}): ExampleResource {
  return resource("kubernetes:apps/v1:Deployment", { spec: { template: { metadata: podMetadata, spec: podSpec } } });
}
