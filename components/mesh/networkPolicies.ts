import { addressEgressPolicy, callPolicies, type NetworkPolicySpec, namespaceEgressPolicy } from "../network";
import { metadataOf, type NetworkPolicyManifest } from "./manifest";
import type { MeshMember } from "./meshMember";
import {
  type EgressHost,
  egressSuffix,
  hostBlock,
  type MeshTracing,
  type MetricsReader,
  type NodeAgent,
  otlpPort,
} from "./rules";

/** A NetworkPolicy of a member's namespace. */
export function networkPolicy(member: MeshMember, suffix: string, spec: NetworkPolicySpec): NetworkPolicyManifest {
  return { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: metadataOf(member, suffix), spec };
}

/** Lets a caller's pods open connections to a callee's: the caller's half of a call. */
export function egressPolicy(caller: MeshMember, callee: MeshMember, ports: readonly number[]): NetworkPolicyManifest {
  return networkPolicy(caller, `to-${callee.name}`, callPolicies(caller, callee, ports).egress);
}

/** Lets a callee's pods accept connections from a caller's: the callee's half of a call. */
export function ingressPolicy(callee: MeshMember, caller: MeshMember, ports: readonly number[]): NetworkPolicyManifest {
  return networkPolicy(callee, `from-${caller.name}`, callPolicies(caller, callee, ports).ingress);
}

/**
 * Lets a member open connections towards a host.
 *
 * A NetworkPolicy cannot name hosts, only addresses: alone it would let the member reach every public server at that
 * port. The mesh rule beside it compares the server name of the TLS handshake with the one host.
 */
export function hostEgressPolicy(member: MeshMember, to: EgressHost): NetworkPolicyManifest {
  const spec = to.addresses
    ? addressEgressPolicy(member, { cidrs: to.addresses, ports: [to.port] })
    : publicEgressPolicy(member, to.port);
  return networkPolicy(member, egressSuffix(to), spec);
}

/** Lets a member open connections to an agent of its node. */
export function nodeAgentEgressPolicy(member: MeshMember, agent: NodeAgent): NetworkPolicyManifest {
  const spec = addressEgressPolicy(member, { cidrs: agent.addresses.map(hostBlock), ports: [agent.port] });
  return networkPolicy(member, egressSuffix(agent), spec);
}

/** Lets sidecars send traces to a collector, whose pods are known by their namespace only. */
export function tracesEgressPolicy(member: MeshMember, collector: MeshTracing): NetworkPolicyManifest {
  const { namespace, port = otlpPort } = collector;
  return networkPolicy(member, "traces", namespaceEgressPolicy(member, { namespace, ports: [port] }));
}

/** Lets somebody's pods fetch the metrics of sidecars, and of the apps beside them. */
export function metricsIngressPolicy(member: MeshMember, reader: MetricsReader, port: number): NetworkPolicyManifest {
  return networkPolicy(member, `metrics-to-${reader.name}`, callPolicies(reader, member, [port]).ingress);
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
