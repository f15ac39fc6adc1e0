import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const KEY = "arn:aws:kms:eu-central-1:123456789012:key/7d3bb1ee-2d4c-4e5a-9a3e-4d2f4f0c1b2a";

/** As many of one kind as of another; Deployments are judged by more policies than any other. */
const create: readonly ((name: string) => pulumi.CustomResource)[] = [
  createDeployment,
  (name) => new kubernetes.core.v1.ConfigMap(name, { metadata: { namespace: "bench" }, data: { key: "value" } }),
  (name) => new aws.sqs.Queue(name, { kmsMasterKeyId: KEY }),
  (name) =>
    new aws.iam.Policy(name, {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: `arn:aws:sqs:*:123456789012:${name}` }],
      }),
    }),
];

for (let index = 0; index < new pulumi.Config().requireNumber("resources"); index++) {
  create[index % create.length]?.(`resource-${index}`);
}

function createDeployment(name: string): kubernetes.apps.v1.Deployment {
  const labels = { app: name };
  return new kubernetes.apps.v1.Deployment(name, {
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
