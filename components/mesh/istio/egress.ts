import { metadataOf } from "../manifest";
import type { MeshMember } from "../meshMember";
import { type EgressHost, egressSuffix, hostBlock, type NodeAgent } from "../rules";
import type { IstioServiceEntry } from "./manifests";

/**
 * Puts one host into the registry, for this namespace alone. The sidecar sends TLS with that server name on, and nothing
 * else to that port.
 */
export function hostServiceEntry(member: MeshMember, to: EgressHost): IstioServiceEntry {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "ServiceEntry",
    metadata: metadataOf(member, egressSuffix(to)),
    spec: {
      hosts: [to.host],
      exportTo: ["."],
      location: "MESH_EXTERNAL",
      ports: [{ number: to.port, name: "tls", protocol: "TLS" }],
      resolution: "DNS",
    },
  };
}

/**
 * Puts addresses of the node into the registry, for this namespace alone. As TCP: for HTTP the sidecar would go by the
 * Host header, and pass on to any address what claims to be for the agent.
 */
export function nodeAgentServiceEntry(member: MeshMember, agent: NodeAgent): IstioServiceEntry {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "ServiceEntry",
    metadata: metadataOf(member, egressSuffix(agent)),
    spec: {
      // Nobody resolves it: a ServiceEntry must have a host, but for TCP only the addresses count.
      hosts: [`${agent.name}.node.internal`],
      addresses: agent.addresses.map(hostBlock),
      exportTo: ["."],
      location: "MESH_EXTERNAL",
      ports: [{ number: agent.port, name: "tcp", protocol: "TCP" }],
      resolution: "NONE",
    },
  };
}
