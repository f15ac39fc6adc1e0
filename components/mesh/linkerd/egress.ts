import { BlockList } from "node:net";
import type * as pulumi from "@pulumi/pulumi";
import { isPlain, type Problem } from "../../core";
import { hostBlock, type ReachedHost, reachSuffix } from "../egress";
import { metadataOf } from "../manifest";
import type { MeshMember, NodeAgent } from "../serviceMesh";
import { shortHash } from "../text";
import {
  type LinkerdEgressNetwork,
  type LinkerdEgressRoute,
  type LinkerdTlsRoute,
  linkerdReference,
} from "./manifests";

/** Closes everything outside the cluster to the sidecars of the member's namespace. */
export function compileLinkerdEgress(member: MeshMember): LinkerdEgressNetwork {
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
 * The EgressNetwork of some addresses, closed. Linkerd asks the narrowest network of an address only, and without
 * `networks` one leaves out the private ranges, where VPC endpoints are.
 *
 * @param cidr a block; blocks that are not known yet are told apart by their `owner`
 * @returns `undefined` for every address, which has the namespace's own
 */
export function compileLinkerdAddresses(
  member: MeshMember,
  cidr: pulumi.Input<string>,
  owner: string,
): LinkerdEgressNetwork | undefined {
  if (everywhere.includes(cidr)) return undefined;
  return {
    ...compileLinkerdEgress(member),
    metadata: metadataOf(member, `egress-${shortHash(isPlain(cidr) ? cidr : owner)}`),
    spec: { trafficPolicy: "Deny", networks: [{ cidr }] },
  };
}

/** Opens one host again, at the addresses of each of these EgressNetworks. */
export function compileLinkerdReach(
  member: MeshMember,
  to: ReachedHost,
  networks: readonly string[],
): LinkerdTlsRoute[] {
  return networks.map((name, index) => {
    const network = linkerdReference("EgressNetwork", name);
    return {
      apiVersion: "gateway.networking.k8s.io/v1alpha2",
      kind: "TLSRoute",
      metadata: metadataOf(member, index === 0 ? reachSuffix(to) : `${reachSuffix(to)}-${index + 1}`),
      spec: {
        hostnames: [to.host],
        parentRefs: [{ ...network, port: to.port }],
        rules: [{ backendRefs: [network] }],
      },
    };
  });
}

/** Problems of addresses that lie in others which the member reaches: only the narrowest block's hosts would be reached there. */
export function checkNoOverlap(known: readonly unknown[], addresses: readonly pulumi.Input<string>[]): Problem[] {
  const blocks = known.filter((block) => typeof block === "string");
  return addresses.flatMap((address, index) => {
    if (!isPlain(address) || everywhere.includes(address)) return [];
    const rival = blocks.find((block) => block !== address && (holds(block, address) || holds(address, block)));
    if (rival === undefined) return [];
    return [
      {
        propertyPath: `addresses[${index}]`,
        reason: `"${address}" overlaps with "${rival}", which is reached already, and Linkerd asks the narrower one alone; write the same block for both hosts`,
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
