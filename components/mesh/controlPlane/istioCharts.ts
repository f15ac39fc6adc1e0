import type * as pulumi from "@pulumi/pulumi";
import { otlpPort } from "../rules";
import { text } from "../text";
import { type MeshChart, type MeshChartSettings, nodeAgentNamespace } from "./charts";

/**
 * Where every release's charts are. The bucket at storage.googleapis.com got none after 1.30.4 and goes in December 2026.
 *
 * Source: Istio 1.31, "Upgrade Notes", "GCP infrastructure and hosting deprecated".
 */
const repo = "https://blob.istio.io/istio-release/charts";

const seccompProfile = { type: "RuntimeDefault" } as const;

/** The gateway's release, which names its Deployment, Service and ServiceAccount, and labels its pods. */
export const gatewayName = "istio-ingress";

/** Source: `gateway.selectorLabels` of the gateway chart, for a release of that name. */
export const gatewayLabels = { app: "istio-ingress", istio: "ingress" } as const;

/** The one port of the gateway's Service. */
export const gatewayServicePort = 443;

/** The port that its pods listen on: one that needs no privileges. */
export const gatewayPort = 8443;

/** How the gateway's Service is reached. */
interface GatewayService {
  readonly type: "ClusterIP" | "LoadBalancer";
  readonly annotations: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The custom resources. */
export function istioBaseChart(settings: MeshChartSettings): MeshChart {
  return {
    name: "istio-base",
    chart: "base",
    repo,
    version: settings.version,
    namespace: settings.controlPlaneNamespace,
    values: { defaultRevision: "default" },
  };
}

/** The node agent, in the place of an init container that Pod Security `restricted` refuses. */
export function istioCniChart(settings: MeshChartSettings): MeshChart {
  return {
    name: "istio-cni",
    chart: "cni",
    repo,
    version: settings.version,
    namespace: nodeAgentNamespace,
    values: { seccompProfile, excludeNamespaces: [nodeAgentNamespace] },
  };
}

/**
 * The control plane: nothing leaves the mesh unnamed, TLS 1.3 inside it, paths are normalized before policies read them,
 * sidecars fit into `restricted`, and an app starts after its sidecar and stops
 * before it (Kubernetes 1.29 or newer).
 *
 * Source: values.yaml of the istiod chart; Istio reference, "Global Mesh Options".
 */
export function istiodChart(settings: MeshChartSettings): MeshChart {
  return {
    name: "istiod",
    chart: "istiod",
    repo,
    version: settings.version,
    namespace: settings.controlPlaneNamespace,
    values: {
      cni: { enabled: true },
      // Sidecars that Kubernetes stops last: requests are drained through them, and jobs end.
      env: { ENABLE_NATIVE_SIDECARS: "true" },
      seccompProfile,
      autoscaleMin: 2,
      resources: { requests: { cpu: "500m", memory: "2Gi" }, limits: { cpu: "2", memory: "4Gi" } },
      global: {
        istioNamespace: settings.controlPlaneNamespace,
        proxy: { clusterDomain: settings.clusterDomain, seccompProfile },
      },
      meshConfig: { trustDomain: settings.trustDomain, ...istioMeshConfig, ...tracing(settings) },
    },
  };
}

/**
 * What every mesh is told. An encoded slash is a slash before policies read the path: a service that decodes it later
 * would otherwise see another path than the policy did.
 *
 * Source: Istio, "Security Best Practices", "Customize your system on path normalization".
 */
export const istioMeshConfig = {
  outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
  meshMTLS: { minProtocolVersion: "TLSV1_3" },
  pathNormalization: { normalization: "DECODE_AND_MERGE_SLASHES" },
  defaultConfig: { holdApplicationUntilProxyStarts: true },
} as const;

/**
 * The ingress gateway: HTTPS alone, two of it or more.
 *
 * Source: values.yaml of the gateway chart, whose Service is of type LoadBalancer unless it is told otherwise.
 */
export function istioGatewayChart(
  settings: MeshChartSettings,
  namespace: pulumi.Input<string>,
  service: GatewayService,
): MeshChart {
  return {
    name: gatewayName,
    chart: "gateway",
    repo,
    version: settings.version,
    namespace,
    values: {
      autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 5 },
      podDisruptionBudget: { minAvailable: 1 },
      securityContext: { seccompProfile },
      service: {
        ...service,
        // The load balancer goes to the pods themselves, and the namespace's quota has no node ports.
        ...(service.type === "LoadBalancer" && { allocateLoadBalancerNodePorts: false }),
        ports: [{ name: "https", port: gatewayServicePort, targetPort: gatewayPort, protocol: "TCP" }],
      },
    },
  };
}

function tracing({ tracing: collector, clusterDomain }: MeshChartSettings) {
  if (!collector) return {};
  const service = text`${collector.service}.${collector.namespace}.svc.${clusterDomain}`;
  return {
    enableTracing: true,
    extensionProviders: [{ name: collector.name, opentelemetry: { service, port: collector.port ?? otlpPort } }],
  };
}
