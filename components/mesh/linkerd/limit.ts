import { metadataOf } from "../manifest";
import type { MeshMember } from "../meshMember";
import { type LimitRule, secondsPer } from "../rules";
import { type LinkerdRateLimit, linkerdReference } from "./manifests";

/** A limit on all requests to the member's Server, whoever sends them. */
export function rateLimitPolicy(member: MeshMember, rule: LimitRule): LinkerdRateLimit {
  return {
    apiVersion: "policy.linkerd.io/v1alpha1",
    kind: "HTTPLocalRateLimitPolicy",
    metadata: metadataOf(member, "limit"),
    spec: {
      targetRef: linkerdReference("Server", metadataOf(member, "server").name),
      total: { requestsPerSecond: rule.requests / secondsPer[rule.per] },
    },
  };
}
