export {
  addressEgressPolicy,
  addressIngressPolicy,
  type CallPolicies,
  callPolicies,
  denyAllPolicy,
  dnsEgressPolicy,
  type MeshControlPlaneAddress,
  meshControlPlaneEgressPolicy,
  type NetworkAddresses,
  type NetworkPolicySpec,
  namespaceEgressPolicy,
} from "./networkIsolation";
export type { NetworkPeer } from "./networkPeer";
