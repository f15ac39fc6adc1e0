import { BlockList } from "node:net";
import type * as pulumi from "@pulumi/pulumi";
import { isPlain, type Problem } from "../../core";
import { metadataOf } from "../manifest";
import type { MeshMember } from "../meshMember";
import { type EgressHost, egressSuffix, hostBlock, type NodeAgent } from "../rules";
import { shortHash } from "../text";
import {
  type LinkerdEgressNetwork,
  type LinkerdEgressRoute,
  type LinkerdTlsRoute,
  linkerdReference,
} from "./manifests";

/** Closes everything outside the cluster to the sidecars of the member's namespace. */
export function egressNetwork(member: MeshMember): LinkerdEgressNetwork {
  return {
    apiVersion: "policy.linkerd.io/v1alpha1",
    kind: "EgressNetwork",
    metadata: metadataOf(member, "egress"),
    spec: { trafficPolicy: "Deny" },
  };
}

/** What stands for every address. Of the private ones the EgressNetwork of everything has none. */
const everywhere: readonly pulumi.Input<string>[] = ["0.0.0.0/0", "::/0"];

/**
 * Opens one host again, at the addresses it was given. Linkerd asks the narrowest EgressNetwork of an address only, and
 * without `networks` one leaves out the private ranges, where VPC endpoints are: so each block of addresses has one of its
 * own, which hosts share.
 *
 * @param before the hosts that are reached already
 */
export function hostEgress(
  member: MeshMember,
  to: EgressHost,
  before: readonly EgressHost[],
): (LinkerdEgressNetwork | LinkerdTlsRoute)[] {
  const known = networksOf(member, before);
  const networks = networksOf(member, [...before, to]);
  const opened = [...networks].flatMap(([cidr, network]) =>
    known.has(cidr) || everywhere.includes(cidr) ? [] : [network],
  );
  const names = (to.addresses ?? []).flatMap((cidr) => networks.get(cidr)?.metadata.name ?? []);
  return [...opened, ...tlsRoutes(member, to, [...new Set(names)])];
}

/** The EgressNetworks of hosts' addresses, by the block that is theirs. */
function networksOf(
  member: MeshMember,
  hosts: readonly EgressHost[],
): ReadonlyMap<pulumi.Input<string>, LinkerdEgressNetwork> {
  const networks = new Map<pulumi.Input<string>, LinkerdEgressNetwork>();
  for (const host of hosts) {
    for (const [index, cidr] of (host.addresses ?? []).entries()) {
      if (!networks.has(cidr)) networks.set(cidr, networkOf(member, cidr, `${egressSuffix(host)}-${index}`));
    }
  }
  return networks;
}

/** @param owner tells apart blocks that are not known yet */
function networkOf(member: MeshMember, cidr: pulumi.Input<string>, owner: string): LinkerdEgressNetwork {
  if (everywhere.includes(cidr)) return egressNetwork(member);
  return {
    ...egressNetwork(member),
    metadata: metadataOf(member, `egress-${shortHash(isPlain(cidr) ? cidr : owner)}`),
    spec: { trafficPolicy: "Deny", networks: [{ cidr }] },
  };
}

function tlsRoutes(member: MeshMember, to: EgressHost, networks: readonly string[]): LinkerdTlsRoute[] {
  return networks.map((name, index) => {
    const network = linkerdReference("EgressNetwork", name);
    return {
      apiVersion: "gateway.networking.k8s.io/v1alpha2",
      kind: "TLSRoute",
      metadata: metadataOf(member, index === 0 ? egressSuffix(to) : `${egressSuffix(to)}-${index + 1}`),
      spec: {
        hostnames: [to.host],
        parentRefs: [{ ...network, port: to.port }],
        rules: [{ backendRefs: [network] }],
      },
    };
  });
}

/** Problems of addresses that lie in others which the member reaches: only the narrowest block's hosts would be reached there. */
export function checkNoOverlap({ addresses = [] }: EgressHost, before: readonly EgressHost[]): Problem[] {
  const blocks = before.flatMap((host) => host.addresses ?? []).filter((block) => isPlain(block));
  return addresses.flatMap((address, index) => {
    if (!isPlain(address) || everywhere.includes(address)) return [];
    const other = blocks.find((block) => block !== address && (holds(block, address) || holds(address, block)));
    if (other === undefined) return [];
    return [
      {
        propertyPath: `addresses[${index}]`,
        reason: `"${address}" overlaps with "${other}", which is reached already, and Linkerd asks the narrower one alone; write the same block for both hosts`,
      },
    ];
  });
}

function holds(wide: string, narrow: string): boolean {
  const [network = "", bits] = wide.split("/");
  const family = network.includes(":") ? "ipv6" : "ipv4";
  const [address = ""] = narrow.split("/");
  if (address.includes(":") !== (family === "ipv6")) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(bits), family);
  return block.check(address, family);
}

/**
 * Opens addresses of the node again: an EgressNetwork of their own, which Linkerd prefers to the one of everything for
 * being narrower, with a route at the one port. A route of the wider one could not tell the agent apart: its hosts are
 * no addresses.
 *
 * Source: linkerd2, policy-controller/k8s/index/src/outbound/index/egress_network.rs.
 */
export function nodeAgentManifests(
  member: MeshMember,
  agent: NodeAgent,
): readonly [LinkerdEgressNetwork, LinkerdEgressRoute] {
  const metadata = metadataOf(member, egressSuffix(agent));
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
