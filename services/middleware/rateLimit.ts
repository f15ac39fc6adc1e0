import type { Exchange, Middleware } from "./exchange";
import { Refusal } from "./refusal";
import type { Allowance, RateLimit, TokenBuckets } from "./tokenBuckets";

/**
 * Turns down who asks too often: 429 with `Retry-After`, and on every reply the `RateLimit` fields.
 *
 * Who it counts is `clientKey`, so it belongs after `identifyPeer` and `identifyCaller`. It counts in the memory of this
 * process: a service with N replicas allows a client up to N times as much, and a new process starts anew. A limit for all
 * replicas together belongs in front of them, at the load balancer or its WAF.
 */
export function limitRate(limit: RateLimit, buckets: TokenBuckets): Middleware {
  return (next) => async (exchange) => {
    const allowance = buckets.take(clientKey(exchange));
    Object.assign(exchange.replyHeaders, rateLimitFields(limit, allowance));
    if (!allowance.allowed) {
      throw new Refusal(429, "rate_limited", "too many requests", {
        headers: { "retry-after": String(allowance.resetSeconds) },
      });
    }
    return next(exchange);
  };
}

/**
 * Who a request is counted for: the token's subject; without an accepted token the peer that mutual TLS named, so that all
 * who come through one gateway share its count; without that the client's address. Behind a sidecar there is no such address,
 * and those who have neither token nor identity share one count: they can use up each other's, and nobody else's.
 */
export function clientKey({ authentication, peer, address }: Exchange): string {
  if (authentication.outcome === "accepted") return `subject ${authentication.caller.subject}`;
  if (peer !== undefined) return `peer ${peer}`;
  return address === null ? "unidentified" : `address ${address}`;
}

/** Source: Internet-Draft draft-ietf-httpapi-ratelimit-headers-09, sections 3 and 4. */
export function rateLimitFields(
  { requests, windowSeconds }: RateLimit,
  { remaining, resetSeconds }: Allowance,
): Record<string, string> {
  return {
    "ratelimit-policy": `"client";q=${requests};w=${windowSeconds}`,
    ratelimit: `"client";r=${remaining};t=${resetSeconds}`,
  };
}
