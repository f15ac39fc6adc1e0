import type * as pulumi from "@pulumi/pulumi";
import { isPlain } from "../core";
import { addressEgressPolicy, type NetworkPolicySpec } from "../network";
import { type NetworkPolicyManifest, networkPolicy } from "./manifest";
import type { MeshMember, NodeAgent, ReachOptions } from "./serviceMesh";
import { slug } from "./text";

/** The port of TLS, where none is given. */
const tlsPort = 443;

/** A host outside the cluster that a member reaches. */
export interface ReachedHost {
  readonly host: pulumi.Input<string>;
  /** What is made for it is called after. */
  readonly name: string;
  readonly port: number;
  readonly addresses?: readonly pulumi.Input<string>[];
}

/** What `reach` was told, with nothing left open. A host that is neither known nor named has an empty name. */
export function reachedHost(
  host: pulumi.Input<string>,
  { name, port = tlsPort, addresses }: ReachOptions,
): ReachedHost {
  return { host, name: name ?? (isPlain(host) ? host : ""), port, ...(addresses && { addresses }) };
}

/** How the objects for a host are called, after the member's name. */
export function reachSuffix({ name, port }: Pick<ReachedHost, "name" | "port">): string {
  return `reaches-${slug(name)}-${port}`;
}

/**
 * Addresses that no public name should resolve to: private networks, carrier-grade NAT, link-local (on AWS the instance
 * metadata service), loopback and this-network.
 *
 * Source: IANA IPv4 and IPv6 Special-Purpose Address Registries.
 */
const notPublicV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
];
const notPublicV6 = ["::1/128", "fc00::/7", "fe80::/10"];

/**
 * Lets a member open connections towards a host.
 *
 * A NetworkPolicy cannot name hosts, only addresses: alone it would let the member reach every public server at that
 * port. The mesh rule beside it compares the server name of the TLS handshake with the one host.
 */
export function compileReachNetwork(member: MeshMember, to: ReachedHost): NetworkPolicyManifest {
  const spec = to.addresses
    ? addressEgressPolicy(member, { cidrs: to.addresses, ports: [to.port] })
    : publicEgressPolicy(member, to.port);
  return networkPolicy(member, reachSuffix(to), spec);
}

/** Lets a member open connections to an agent of its node. */
export function compileNodeAgentNetwork(member: MeshMember, agent: NodeAgent): NetworkPolicyManifest {
  const spec = addressEgressPolicy(member, { cidrs: agent.addresses.map(hostBlock), ports: [agent.port] });
  return networkPolicy(member, reachSuffix(agent), spec);
}

/** The CIDR block that holds one address. */
export function hostBlock(address: string): string {
  return `${address}/${address.includes(":") ? 128 : 32}`;
}

function publicEgressPolicy(member: MeshMember, port: number): NetworkPolicySpec {
  return {
    podSelector: { matchLabels: member.podLabels },
    policyTypes: ["Egress"],
    egress: [
      {
        to: [
          { ipBlock: { cidr: "0.0.0.0/0", except: [...notPublicV4] } },
          { ipBlock: { cidr: "::/0", except: [...notPublicV6] } },
        ],
        ports: [{ protocol: "TCP", port }],
      },
    ],
  };
}
