import { addressEgressPolicy, type NetworkPolicySpec } from "../workload";
import { type NetworkPolicyManifest, networkPolicy } from "./manifest";
import type { MeshMember, ReachOptions } from "./serviceMesh";
import { slug } from "./text";

/** The port of TLS, where none is given. */
export const tlsPort = 443;

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
export function compileReachNetwork(member: MeshMember, host: string, options: ReachOptions): NetworkPolicyManifest {
  const port = options.port ?? tlsPort;
  const spec = options.addresses
    ? addressEgressPolicy(member, { cidrs: options.addresses, ports: [port] })
    : publicEgressPolicy(member, port);
  return networkPolicy(member, `reaches-${slug(host)}-${port}`, spec);
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
