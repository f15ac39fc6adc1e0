import { tlsPort } from "./egress";
import { type LinkerdEgressNetwork, type LinkerdTlsRoute, linkerdReference } from "./linkerdManifests";
import { metadataOf } from "./manifest";
import type { MeshMember, ReachOptions } from "./serviceMesh";
import { slug } from "./text";

/** Closes everything outside the cluster to the sidecars of the member's namespace. */
export function compileLinkerdEgress(member: MeshMember): LinkerdEgressNetwork {
  return {
    apiVersion: "policy.linkerd.io/v1alpha1",
    kind: "EgressNetwork",
    metadata: metadataOf(member, "egress"),
    spec: { trafficPolicy: "Deny" },
  };
}

/** Opens one host again. */
export function compileLinkerdReach(member: MeshMember, host: string, options: ReachOptions): LinkerdTlsRoute {
  const port = options.port ?? tlsPort;
  const egress = linkerdReference("EgressNetwork", metadataOf(member, "egress").name);
  return {
    apiVersion: "gateway.networking.k8s.io/v1alpha2",
    kind: "TLSRoute",
    metadata: metadataOf(member, `reaches-${slug(host)}-${port}`),
    spec: {
      hostnames: [host],
      parentRefs: [{ ...egress, port }],
      rules: [{ backendRefs: [egress] }],
    },
  };
}
