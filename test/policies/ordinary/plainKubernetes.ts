import * as kubernetes from "@pulumi/kubernetes";

/** Two services on plain Kubernetes, without a mesh, as people write them. */
export function plainKubernetes(): void {
  const { name: namespace } = new kubernetes.core.v1.Namespace("shop", {
    metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "baseline" } },
  }).metadata;

  for (const name of ["web", "catalog"]) {
    const labels = { app: name };
    new kubernetes.apps.v1.Deployment(name, {
      metadata: { name, namespace },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
            automountServiceAccountToken: false,
            containers: [
              {
                name,
                image: `ghcr.io/example/${name}:1.4.2`,
                ports: [{ containerPort: 8080 }],
                env: name === "web" ? [{ name: "CATALOG_URL", value: "http://catalog:8080" }] : [],
                resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } },
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
                livenessProbe: { httpGet: { path: "/healthz", port: 8080 } },
                readinessProbe: { httpGet: { path: "/healthz", port: 8080 } },
              },
            ],
          },
        },
      },
    });
    new kubernetes.core.v1.Service(name, {
      metadata: { name, namespace },
      spec: { selector: labels, ports: [{ port: 8080 }] },
    });
  }

  new kubernetes.networking.v1.Ingress("web", {
    metadata: { name: "web", namespace, annotations: { "cert-manager.io/cluster-issuer": "letsencrypt" } },
    spec: {
      ingressClassName: "nginx",
      tls: [{ hosts: ["shop.example.com"], secretName: "web-tls" }],
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "web", port: { number: 8080 } } } }],
          },
        },
      ],
    },
  });
}
