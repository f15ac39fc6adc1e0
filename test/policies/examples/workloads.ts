import { type ExampleResource, resource } from "../support/judge";

/** A container that no policy has anything against. */
export const hardenedContainer = {
  name: "app",
  image: `registry.example.com/orders@sha256:${"a".repeat(64)}`,
  resources: { requests: { cpu: "100m" }, limits: { memory: "128Mi" } },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  },
  livenessProbe: { httpGet: { path: "/", port: 8080 } },
  readinessProbe: { httpGet: { path: "/", port: 8080 } },
};

/** A Deployment of one such container with these properties instead of its own. */
export function withContainer(
  container: Record<string, unknown>,
  podSpec: Record<string, unknown> = {},
): ExampleResource {
  return deployment({ containers: [{ ...hardenedContainer, ...container }], ...podSpec });
}

/** The same, with these properties in the container's security context. */
export function withSecurity(
  securityContext: Record<string, unknown>,
  podSpec: Record<string, unknown> = {},
): ExampleResource {
  return withContainer({ securityContext: { ...hardenedContainer.securityContext, ...securityContext } }, podSpec);
}

/** A Deployment in the namespace `orders`. */
export function deployment(
  podSpec: Record<string, unknown>,
  { podMetadata = {}, replicas = 1, namespace = "orders" }: DeploymentOptions = {},
): ExampleResource {
  return resource("kubernetes:apps/v1:Deployment", {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "orders", namespace },
    spec: { replicas, template: { metadata: { labels: { app: "orders" }, ...podMetadata }, spec: podSpec } },
  });
}

interface DeploymentOptions {
  readonly podMetadata?: Record<string, unknown>;
  readonly replicas?: number;
  readonly namespace?: string;
}

/** The namespace `orders`. */
export function namespace(metadata: Record<string, unknown> = {}): ExampleResource {
  return resource("kubernetes:core/v1:Namespace", { metadata: { name: "orders", ...metadata } }, { name: "namespace" });
}

/** An object of the namespace `orders` that has nothing but a spec. */
export function object(type: string, spec: unknown, metadata: Record<string, unknown> = {}): ExampleResource {
  return resource(`kubernetes:${type}`, {
    metadata: { namespace: "orders", ...metadata },
    ...(spec !== undefined && { spec }),
  });
}
