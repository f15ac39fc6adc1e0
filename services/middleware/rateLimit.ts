import type { Exchange, Middleware } from "./exchange";
import { Refusal } from "./refusal";
import type { Allowance, RateLimit, TokenBuckets } from "./tokenBuckets";

/**
 * Turns down who asks too often: 429 with `Retry-After`, and on every reply the `RateLimit` fields.
 *
 * Who it counts is `clientKey`, so it belongs after `identifyPeer` and `identifyCaller`.
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
 * Who a request is counted for: the token's subject; without an accepted token the peer that mutual TLS named; without
 * that the remote address.
 */
export function clientKey({ authentication, peer, address }: Exchange): string {
  if (authentication.outcome === "accepted") return `subject ${authentication.caller.subject}`;
  return peer === undefined ? `address ${address}` : `peer ${peer}`;
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
