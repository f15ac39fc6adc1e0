import { otlpPort } from "../rules";
import { type MeshChart, type MeshChartSettings, nodeAgentNamespace } from "./charts";

const repo = "https://helm.linkerd.io/edge";

/** The namespace whose EgressNetworks bind the whole mesh. Source: `egress.globalEgressNetworkNamespace`. */
export const globalEgressNamespace = "linkerd-egress";

/** The Secret that the identity service signs with. Source: README.md of the linkerd-control-plane chart. */
export const issuerSecretName = "linkerd-identity-issuer";

/** The custom resources. Those of the Gateway API are not among them. */
export function linkerdCrdsChart(settings: MeshChartSettings): MeshChart {
  return {
    name: "linkerd-crds",
    chart: "linkerd-crds",
    repo,
    version: settings.version,
    namespace: settings.controlPlaneNamespace,
    values: {},
  };
}

/** The node agent, in the place of an init container that Pod Security `restricted` refuses. */
export function linkerdCniChart(settings: MeshChartSettings): MeshChart {
  return {
    name: "linkerd2-cni",
    chart: "linkerd2-cni",
    repo,
    version: settings.version,
    namespace: nodeAgentNamespace,
    values: { repairController: { enabled: true }, disableIPv6: settings.ipFamily === "ipv4" },
  };
}

/**
 * The control plane, highly available: nobody is admitted by default, a pod that should have a sidecar and gets none does
 * not start, meshed calls arrive at port 4143, and nothing is reported to the project's own servers.
 *
 * Source: values.yaml and values-ha.yaml of the linkerd-control-plane chart.
 */
export function linkerdControlPlaneChart(settings: MeshChartSettings, trustAnchors: unknown): MeshChart {
  return {
    name: "linkerd-control-plane",
    chart: "linkerd-control-plane",
    repo,
    version: settings.version,
    namespace: settings.controlPlaneNamespace,
    values: {
      clusterDomain: settings.clusterDomain,
      identityTrustDomain: settings.trustDomain,
      identityTrustAnchorsPEM: trustAnchors,
      identity: { issuer: { scheme: "kubernetes.io/tls" } },
      cniEnabled: true,
      disableIPv6: settings.ipFamily === "ipv4",
      controllerReplicas: 3,
      enablePodAntiAffinity: true,
      enablePodDisruptionBudget: true,
      webhookFailurePolicy: "Fail",
      disableHeartBeat: true,
      egress: { globalEgressNetworkNamespace: globalEgressNamespace },
      proxy: {
        defaultInboundPolicy: "deny",
        outboundTransportMode: "transport-header",
        resources: { cpu: { request: "100m" }, memory: { request: "20Mi", limit: "250Mi" } },
        ...tracing(settings),
      },
    },
  };
}

// Linkerd sends traces to a collector inside the mesh only, whose identity it wants to know beforehand.
function tracing({ tracing: collector }: MeshChartSettings) {
  if (!collector) return {};
  const { service, namespace, serviceAccount, port = otlpPort } = collector;
  return {
    tracing: {
      enabled: true,
      collector: {
        endpoint: `${service}.${namespace}:${port}`,
        meshIdentity: { serviceAccountName: serviceAccount, namespace },
      },
    },
  };
}
