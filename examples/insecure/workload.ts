import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

const labels = { app: "invoices" };

/** The service in the cluster. */
export function createWorkload(
  roleArn: pulumi.Input<string>,
  settings: Readonly<Record<string, pulumi.Input<string>>>,
): kubernetes.core.v1.Namespace {
  const namespace = new kubernetes.core.v1.Namespace("invoices", {
    metadata: { name: "invoices", labels: { "istio-injection": "enabled" } },
  });
  const metadata = { namespace: namespace.metadata.name, labels };
  const account = new kubernetes.core.v1.ServiceAccount("invoices", {
    metadata: { ...metadata, name: "invoices", annotations: { "eks.amazonaws.com/role-arn": roleArn } },
  });
  const mail = new kubernetes.core.v1.ConfigMap("mail", {
    metadata,
    data: { SMTP_HOST: "smtp.example.com", SMTP_USER: "invoices", SMTP_PASSWORD: "Sommer2024!" },
  });
  new kubernetes.rbac.v1.Role("invoices", {
    metadata: { ...metadata, name: "invoices" },
    rules: [
      { apiGroups: ["batch"], resources: ["jobs"], verbs: ["*"] },
      { apiGroups: [""], resources: ["configmaps", "secrets"], verbs: ["get", "list"] },
    ],
  });
  new kubernetes.rbac.v1.RoleBinding("invoices", {
    metadata,
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "invoices" },
    subjects: [{ kind: "ServiceAccount", name: "invoices", namespace: namespace.metadata.name }],
  });
  new kubernetes.apps.v1.Deployment("invoices", {
    metadata,
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: account.metadata.name,
          containers: [
            {
              name: "invoices",
              image: "ghcr.io/acme/invoices:latest",
              ports: [{ containerPort: 8080 }],
              env: [
                ...Object.entries(settings).map(([name, value]) => ({ name, value })),
                { name: "JWT_SECRET", value: "change-me-in-production" },
              ],
              envFrom: [{ configMapRef: { name: mail.metadata.name } }],
              volumeMounts: [{ name: "logs", mountPath: "/var/log/invoices" }],
            },
          ],
          volumes: [{ name: "logs", hostPath: { path: "/var/log/invoices", type: "DirectoryOrCreate" } }],
        },
      },
    },
  });
  new kubernetes.core.v1.Service("invoices", {
    metadata: { ...metadata, name: "invoices" },
    spec: { type: "LoadBalancer", selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
  });
  return namespace;
}
