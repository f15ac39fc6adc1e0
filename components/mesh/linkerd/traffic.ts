import { metadataOf } from "../manifest";
import { type MeshMember, serviceNameOf, servicePortOf } from "../meshMember";
import type { TrafficRule } from "../rules";
import type { LinkerdTrafficSplit } from "./manifests";

/** The shares of a canary; nothing without one. */
export function canaryRoutes(member: MeshMember, rule: TrafficRule): LinkerdTrafficSplit[] {
  if (!rule.canary) return [];
  const port = servicePortOf(member);
  return [
    {
      apiVersion: "policy.linkerd.io/v1beta3",
      kind: "HTTPRoute",
      metadata: metadataOf(member, "routes"),
      spec: {
        parentRefs: [{ group: "core", kind: "Service", name: serviceNameOf(member), port }],
        rules: [
          {
            backendRefs: rule.canary.map(({ service, weight }) => ({
              name: service ?? serviceNameOf(member),
              port,
              weight,
            })),
          },
        ],
      },
    },
  ];
}
