import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/** Half of the resources are Deployments, which more policies judge than any other kind. */
for (let index = 0; index < new pulumi.Config().requireNumber("resources"); index++) {
  if (index % 2 === 0) createDeployment(`deployment-${index}`);
  else
    new kubernetes.core.v1.ConfigMap(`settings-${index}`, { metadata: { namespace: "bench" }, data: { key: "value" } });
}

function createDeployment(name: string): void {
  const labels = { app: name };
  new kubernetes.apps.v1.Deployment(name, {
    metadata: { namespace: "bench" },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          serviceAccountName: name,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "service",
              image: `registry.example.com/service@sha256:${"0".repeat(64)}`,
              resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "1", memory: "128Mi" } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
              livenessProbe: { httpGet: { path: "/healthz", port: 8080 } },
              readinessProbe: { httpGet: { path: "/readyz", port: 8080 } },
            },
          ],
        },
      },
    },
  });
}
