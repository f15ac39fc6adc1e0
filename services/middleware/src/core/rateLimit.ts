import type { Check, Passage } from "./passage";
import { Refusal } from "./refusal";
import type { Allowance, RateLimit, TokenBuckets } from "./tokenBuckets";

/**
 * Turns down a peer that sends too much, before anything is known of the token: a signature check costs several times what
 * a refusal does, so whoever is over this limit must not cause one. It counts `peerKey`, so it belongs after `identifyPeer`
 * and before `identifyCaller`.
 *
 * One peer may be a gateway that passes on the requests of many callers: its limit is for all of them together.
 */
export function limitPeers(limit: RateLimit, buckets: TokenBuckets): Check {
  return (passage) => {
    const allowance = buckets.take(peerKey(passage));
    if (!allowance.allowed) throw tooMany("peer", limit, allowance);
  };
}

/**
 * Turns down who asks too often: 429 with `Retry-After`, and on every reply the `RateLimit` fields.
 *
 * Who it counts is `clientKey`, so it belongs after `identifyPeer` and `identifyCaller`. It counts in the memory of this
 * process: a service with N replicas allows a client up to N times as much, and a new process starts anew. A limit for all
 * replicas together belongs in front of them, at the load balancer or its WAF.
 */
export function limitRate(limit: RateLimit, buckets: TokenBuckets): Check {
  return (passage) => {
    const allowance = buckets.take(clientKey(passage));
    if (!allowance.allowed) throw tooMany("client", limit, allowance);
    Object.assign(passage.replyHeaders, rateLimitFields("client", limit, allowance));
  };
}

/** Who a request is counted for: the token's subject; without an accepted token as `peerKey` says. */
export function clientKey({ authentication, peer, address }: Passage): string {
  return authentication?.outcome === "accepted"
    ? `subject ${authentication.caller.subject}`
    : peerKey({ address, ...(peer !== undefined && { peer }) });
}

/**
 * Who a connection is counted for: the peer that mutual TLS named, so that all who come through one gateway share its count;
 * without that the client's address. Behind a sidecar there is no such address, and those who have neither token nor
 * identity share one count: they can use up each other's, and nobody else's.
 */
export function peerKey({ peer, address }: Pick<Passage, "peer" | "address">): string {
  if (peer !== undefined) return `peer ${peer}`;
  return address === null ? "unidentified" : `address ${address}`;
}

function tooMany(policy: string, limit: RateLimit, allowance: Allowance): Refusal {
  return new Refusal(429, "rate_limited", "too many requests", {
    reason: policy === "client" ? "rate_limited" : `${policy}_rate_limited`,
    headers: { ...rateLimitFields(policy, limit, allowance), "retry-after": String(allowance.resetSeconds) },
  });
}

/** Source: Internet-Draft draft-ietf-httpapi-ratelimit-headers-09, sections 3 and 4. */
export function rateLimitFields(
  policy: string,
  { requests, windowSeconds }: RateLimit,
  { remaining, resetSeconds }: Allowance,
): Record<string, string> {
  return {
    "ratelimit-policy": `"${policy}";q=${requests};w=${windowSeconds}`,
    ratelimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
  };
}
