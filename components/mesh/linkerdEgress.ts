import { hostBlock, type ReachedHost, reachSuffix } from "./egress";
import {
  type LinkerdEgressNetwork,
  type LinkerdEgressRoute,
  type LinkerdTlsRoute,
  linkerdReference,
} from "./linkerdManifests";
import { metadataOf } from "./manifest";
import type { MeshMember, NodeAgent } from "./serviceMesh";

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
export function compileLinkerdReach(member: MeshMember, to: ReachedHost): LinkerdTlsRoute {
  const egress = linkerdReference("EgressNetwork", metadataOf(member, "egress").name);
  return {
    apiVersion: "gateway.networking.k8s.io/v1alpha2",
    kind: "TLSRoute",
    metadata: metadataOf(member, reachSuffix(to)),
    spec: {
      hostnames: [to.host],
      parentRefs: [{ ...egress, port: to.port }],
      rules: [{ backendRefs: [egress] }],
    },
  };
}

/**
 * Opens addresses of the node again: an EgressNetwork of their own, which Linkerd prefers to the one of everything for
 * being narrower, with a route at the one port. A route of the wider one could not tell the agent apart: its hosts are
 * no addresses.
 *
 * Source: linkerd2, policy-controller/k8s/index/src/outbound/index/egress_network.rs.
 */
export function compileLinkerdNodeAgent(
  member: MeshMember,
  agent: NodeAgent,
): readonly [LinkerdEgressNetwork, LinkerdEgressRoute] {
  const metadata = metadataOf(member, reachSuffix(agent));
  const network = linkerdReference("EgressNetwork", metadata.name);
  return [
    {
      apiVersion: "policy.linkerd.io/v1alpha1",
      kind: "EgressNetwork",
      metadata,
      spec: { trafficPolicy: "Deny", networks: agent.addresses.map((address) => ({ cidr: hostBlock(address) })) },
    },
    {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "HTTPRoute",
      metadata,
      spec: { parentRefs: [{ ...network, port: agent.port }], rules: [{ backendRefs: [network] }] },
    },
  ];
}
