import type { Problem } from "../core";
import type { MeshKind } from "./meshKind";

/** What a mesh does about a feature: the means it has, or what to do in the place of those it lacks. */
export type Support =
  | {
      readonly by: string;
      /** What it does not reach, where it does only part of it. */
      readonly except?: string;
      readonly source: string;
    }
  | { readonly instead: string; readonly source: string };

/** A feature of ServiceMesh or its control plane, and each mesh's answer. */
export interface Capability extends Readonly<Record<MeshKind, Support>> {
  readonly title: string;
}

const istio = "https://istio.io/latest/docs";
const linkerd = "https://linkerd.io/2/";

/**
 * What the two meshes can express, as of Istio 1.31 and Linkerd 2.19 with the edge releases after it.
 *
 * Components ask this table before they refuse something, and docs/mesh-capabilities.md is printed from it.
 */
export const capabilities = {
  mutualTls: {
    title: "Mutual TLS only",
    istio: { by: "PeerAuthentication STRICT", source: `${istio}/reference/config/security/peer_authentication/` },
    linkerd: {
      by: "Always on between sidecars; who comes without it has no identity that a policy admits",
      source: `${linkerd}features/automatic-mtls/`,
    },
  },
  denyByDefault: {
    title: "Deny by default",
    istio: {
      by: "AuthorizationPolicy without rules",
      source: `${istio}/reference/config/security/authorization-policy/`,
    },
    linkerd: {
      by: "default-inbound-policy deny, Server with accessPolicy deny",
      source: `${linkerd}reference/authorization-policy/`,
    },
  },
  callsByMethodAndPath: {
    title: "Calls by caller, method and path",
    istio: { by: "AuthorizationPolicy", source: `${istio}/reference/config/security/authorization-policy/` },
    linkerd: {
      by: "HTTPRoute, AuthorizationPolicy, MeshTLSAuthentication",
      source: `${linkerd}tasks/configuring-per-route-policy/`,
    },
  },
  overlappingPaths: {
    title: "Overlapping paths for different callers",
    istio: {
      by: "Every AuthorizationPolicy is asked, one is enough",
      source: `${istio}/concepts/security/#implicit-enablement`,
    },
    linkerd: {
      instead:
        "A request belongs to one HTTPRoute, and the older one wins where both match as closely. Give callers the same pattern, or patterns that share no path; only /* may lie under others",
      source: `${linkerd}reference/authorization-policy/#httproute`,
    },
  },
  pathEndings: {
    title: "Paths by their ending (*.pdf)",
    istio: { by: "AuthorizationPolicy", source: `${istio}/reference/config/security/authorization-policy/#Operation` },
    linkerd: {
      instead: "Write the paths out, or what they have in front (/invoices/*)",
      source: `${linkerd}reference/httproute/#httppathmatch`,
    },
  },
  pathNormalization: {
    title: "Paths are normalized before they are matched",
    istio: {
      by: "pathNormalization DECODE_AND_MERGE_SLASHES",
      source: `${istio}/ops/best-practices/security/#customize-your-system-on-path-normalization`,
    },
    linkerd: {
      instead:
        "Patterns compiled here match no path with . or .. segments, nor with an encoded slash or a backslash. Slashes are not merged: a service must not merge them either",
      source: "https://github.com/linkerd/linkerd2-proxy/blob/main/linkerd/http/route/src/http/match/path.rs",
    },
  },
  jwt: {
    title: "JSON Web Tokens and roles",
    istio: {
      by: "RequestAuthentication, and AuthorizationPolicy DENY for requests without a token or a role",
      source: `${istio}/reference/config/security/request_authentication/`,
    },
    linkerd: {
      instead: "Validate tokens at the load balancer (PublicEndpoint) and in the service (its JWT middleware)",
      source: "https://github.com/linkerd/linkerd2/issues/3704",
    },
  },
  limits: {
    title: "Request limits",
    istio: {
      by: "EnvoyFilter with Envoy's local rate limit",
      source: `${istio}/tasks/policy-enforcement/rate-limit/#local-rate-limit`,
    },
    linkerd: { by: "HTTPLocalRateLimitPolicy", source: `${linkerd}reference/rate-limiting/` },
  },
  limitsPerMinuteAndHour: {
    title: "Request limits that are no whole number per second",
    istio: {
      by: "Token bucket with any interval",
      source: "https://www.envoyproxy.io/docs/envoy/latest/api-v3/type/v3/token_bucket.proto",
    },
    linkerd: {
      instead:
        "Linkerd counts whole requests per second; limit coarser rates at the load balancer (WebAcl) or in the service",
      source: `${linkerd}reference/rate-limiting/#httplocalratelimitpolicy-spec`,
    },
  },
  egressByHost: {
    title: "Egress to named hosts only",
    istio: {
      by: "Sidecar REGISTRY_ONLY, ServiceEntry",
      source: `${istio}/tasks/traffic-management/egress/egress-control/`,
    },
    linkerd: {
      by: "EgressNetwork Deny, TLSRoute (experimental channel of the Gateway API, v1.1.1 to v1.4)",
      except:
        "the server name of the TLS handshake is compared, and the connection goes to the address that the service chose: any server at the named addresses that answers to the name. Private addresses that nobody reaches are left to the NetworkPolicies",
      source: `${linkerd}reference/egress-network/`,
    },
  },
  egressByHostAlone: {
    title: "Egress to a host whose addresses are not known",
    istio: {
      by: "ServiceEntry, resolved by the sidecar",
      source: `${istio}/reference/config/networking/service-entry/`,
    },
    linkerd: {
      instead:
        'Its sidecars do not resolve the name, so that any server would do which claims it. Write the CIDR blocks the host lives in, such as those of a VPC endpoint; ["0.0.0.0/0"] says on purpose that any public one will do',
      source: `${linkerd}reference/egress-network/`,
    },
  },
  nodeAgents: {
    title: "Agents of the pods' node, by address",
    istio: {
      by: "ServiceEntry with addresses, as TCP",
      source: `${istio}/reference/config/networking/service-entry/`,
    },
    linkerd: {
      by: "EgressNetwork of the addresses, HTTPRoute",
      source: `${linkerd}reference/egress-network/`,
    },
  },
  timeoutsAndRetries: {
    title: "Timeouts and retries",
    istio: { by: "VirtualService", source: `${istio}/reference/config/networking/virtual-service/` },
    linkerd: { by: "Annotations of the Service", source: `${linkerd}reference/retries/` },
  },
  circuitBreaking: {
    title: "Failing pods are left out",
    istio: {
      by: "DestinationRule outlierDetection",
      source: `${istio}/reference/config/networking/destination-rule/#OutlierDetection`,
    },
    linkerd: { by: "Annotations of the Service", source: `${linkerd}reference/circuit-breaking/` },
  },
  connectionLimits: {
    title: "Limits on connections and waiting requests",
    istio: {
      by: "DestinationRule connectionPool",
      source: `${istio}/reference/config/networking/destination-rule/#ConnectionPoolSettings`,
    },
    linkerd: {
      instead: "Limit requests with limit(), and leave failing pods out with circuitBreaker.consecutiveFailures",
      source: `${linkerd}reference/circuit-breaking/#failure-accrual-policies`,
    },
  },
  canary: {
    title: "Canary weights",
    istio: { by: "VirtualService", source: `${istio}/reference/config/networking/virtual-service/` },
    linkerd: { by: "HTTPRoute of the Service", source: `${linkerd}tasks/traffic-shifting/` },
  },
  accessLog: {
    title: "Access log",
    istio: { by: "Telemetry", source: `${istio}/tasks/observability/logs/telemetry-api/` },
    linkerd: { by: "access-log annotation, JSON", source: `${linkerd}features/access-logging/` },
  },
  accessLogFilter: {
    title: "Access log of errors only",
    istio: { by: "Telemetry filter", source: `${istio}/tasks/observability/logs/telemetry-api/` },
    linkerd: {
      instead: "Log all requests and filter where logs are collected",
      source: `${linkerd}features/access-logging/`,
    },
  },
  tracing: {
    title: "Tracing",
    istio: { by: "extensionProviders, Telemetry", source: `${istio}/tasks/observability/distributed-tracing/` },
    linkerd: { by: "proxy.tracing of the control plane's chart", source: `${linkerd}tasks/distributed-tracing/` },
  },
  tracingPerService: {
    title: "Tracing per service",
    istio: { by: "Telemetry", source: `${istio}/tasks/observability/distributed-tracing/telemetry-api/` },
    linkerd: {
      instead: "Set tracing on MeshControlPlane, for the whole mesh",
      source: `${linkerd}tasks/distributed-tracing/`,
    },
  },
  metricsTo: {
    title: "Metrics for named readers only",
    istio: {
      by: "NetworkPolicy to the sidecar's port 15020",
      source: `${istio}/ops/integrations/prometheus/#option-1-metrics-merging`,
    },
    linkerd: {
      instead:
        "Write a Server and an AuthorizationPolicy for the port linkerd-admin (4191), and a NetworkPolicy that opens it to the reader",
      source: `${linkerd}tasks/exporting-metrics/`,
    },
  },
  ingressGateway: {
    title: "Ingress gateway",
    istio: { by: "Gateway, VirtualService", source: `${istio}/tasks/traffic-management/ingress/secure-ingress/` },
    linkerd: {
      instead:
        "Run an ingress controller of your choice in the mesh, have PublicEndpoint forward to it, and admit() it as a caller",
      source: `${linkerd}features/ingress/`,
    },
  },
  podSecurityRestricted: {
    title: "Pods at Pod Security restricted",
    istio: { by: "istio-cni", source: `${istio}/setup/additional-setup/cni/` },
    linkerd: { by: "linkerd2-cni", source: `${linkerd}features/cni/` },
  },
} as const satisfies Readonly<Record<string, Capability>>;

/** The name of a row of the table. */
export type Feature = keyof typeof capabilities;

const meshNames = { istio: "Istio", linkerd: "Linkerd" } as const satisfies Record<MeshKind, string>;

/**
 * The problem, as a list of one, if the mesh lacks the feature; nothing if it has it.
 *
 * @param detail what exactly cannot be had, where the feature's title does not say it
 */
export function unsupported(kind: MeshKind, feature: Feature, propertyPath: string, detail?: string): Problem[] {
  const { title, ...supports }: Capability = capabilities[feature];
  const support: Support | undefined = supports[kind];
  // A mesh that is none of them is refused where it is named.
  if (support === undefined || "by" in support) return [];
  const what = detail ? `${title}: ${detail}` : title;
  return [{ propertyPath, reason: `${meshNames[kind]} does not have this (${what}). ${support.instead}` }];
}

/** The table as Markdown: one row per feature, one column per mesh, each answer linked to its source. */
export function renderCapabilities(): string {
  const rows = Object.values<Capability>(capabilities).map(
    ({ title, ...support }) => `| ${title} | ${renderSupport(support.istio)} | ${renderSupport(support.linkerd)} |`,
  );
  return [
    "# What each mesh can express",
    "",
    "Printed from `components/mesh/capabilities.ts`. Where a mesh lacks something, asking for it fails before anything is",
    "created, with the advice given here.",
    "",
    "| Feature | Istio | Linkerd |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function renderSupport(support: Support): string {
  return `${escapedAnswer(support)} ([source](${support.source}))`;
}

function escapedAnswer(support: Support): string {
  if ("instead" in support) return `**No.** ${escapeMarkdown(support.instead)}`;
  const by = escapeMarkdown(support.by);
  return support.except === undefined ? by : `**Partial.** ${by}; but ${escapeMarkdown(support.except)}`;
}

function escapeMarkdown(words: string): string {
  return words.replace(/[|*_]/g, "\\$&");
}
