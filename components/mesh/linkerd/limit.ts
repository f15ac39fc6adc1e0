import { metadataOf } from "../manifest";
import { secondsPer } from "../rules/ruleChecks";
import type { LimitRule, MeshMember } from "../serviceMesh";
import { type LinkerdRateLimit, linkerdReference } from "./manifests";

/** A limit on all requests to the member's Server, whoever sends them. */
export function compileLinkerdLimit(member: MeshMember, rule: LimitRule): LinkerdRateLimit {
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
