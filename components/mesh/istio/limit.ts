import { metadataOf } from "../manifest";
import type { MeshMember } from "../meshMember";
import { type LimitRule, secondsPer } from "../rules";
import type { IstioEnvoyFilter } from "./manifests";

/**
 * `istioctl analyze` says of every EnvoyFilter that it may change with Istio's releases. There is no other way to a local
 * rate limit, and the real Envoy is asked about this one in tests.
 */
const acceptedFinding = { "galley.istio.io/analyze-suppress": "IST0133" };

/**
 * Envoy's local rate limit at the member's port, behind authorization: who is refused anyway uses nothing up.
 *
 * The bucket holds one interval's requests and is filled at once when the interval is over, so that this is also the most
 * a caller can send in one burst.
 *
 * Source: Envoy API, `envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit`; Istio, "Enabling Rate Limits
 * using Envoy".
 */
export function rateLimitFilter(member: MeshMember, rule: LimitRule): IstioEnvoyFilter {
  const seconds = secondsPer[rule.per];
  const always = { default_value: { numerator: 100, denominator: "HUNDRED" } };
  return {
    apiVersion: "networking.istio.io/v1alpha3",
    kind: "EnvoyFilter",
    metadata: { ...metadataOf(member, "limit"), annotations: acceptedFinding },
    spec: {
      // After the filters of others, which have 0 unless they say otherwise: a position relative to them needs an order.
      priority: 10,
      workloadSelector: { labels: member.podLabels },
      configPatches: [
        {
          applyTo: "HTTP_FILTER",
          match: {
            context: "SIDECAR_INBOUND",
            listener: {
              portNumber: member.port,
              filterChain: {
                filter: {
                  name: "envoy.filters.network.http_connection_manager",
                  subFilter: { name: "envoy.filters.http.router" },
                },
              },
            },
          },
          patch: {
            operation: "INSERT_BEFORE",
            value: {
              name: "envoy.filters.http.local_ratelimit",
              typed_config: {
                "@type": "type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit",
                stat_prefix: "http_local_rate_limiter",
                token_bucket: {
                  max_tokens: rule.requests,
                  tokens_per_fill: rule.requests,
                  fill_interval: `${seconds}s`,
                },
                filter_enabled: always,
                filter_enforced: always,
                response_headers_to_add: [{ header: { key: "retry-after", value: String(seconds) } }],
              },
            },
          },
        },
      ],
    },
  };
}
