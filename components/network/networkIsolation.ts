import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isPlain } from "../core";
import type { NetworkPeer } from "./networkPeer";

/*
 * NetworkPolicies add up: a packet passes when the sender's egress and the receiver's ingress each have one rule for it.
 * Replies to an allowed connection need no rule.
 *
 * Probes need no rule either. The API reference of NetworkPolicySpec.ingress says that traffic from the pod's own node
 * is let in, and the kubelet probes from there.
 *
 * A policy meets packets at the pod, after a Service's address has been translated: ports here are container ports.
 */

/** What `kubernetes.networking.v1.NetworkPolicy` takes as its `spec`. */
export type NetworkPolicySpec = kubernetes.types.input.networking.v1.NetworkPolicySpec;

type Peer = kubernetes.types.input.networking.v1.NetworkPolicyPeer;
type Port = kubernetes.types.input.networking.v1.NetworkPolicyPort;
type EgressRule = kubernetes.types.input.networking.v1.NetworkPolicyEgressRule;
type IngressRule = kubernetes.types.input.networking.v1.NetworkPolicyIngressRule;

/** A mesh's control plane as its sidecars reach it. */
export interface MeshControlPlaneAddress {
  /** The namespace its pods run in: `istio-system`, `linkerd`. */
  readonly namespace: pulumi.Input<string>;
  /**
   * Its container ports. Istio: 15012, istiod's discovery and certificate signing under TLS (the port `https-dns` of the
   * chart's Service). Linkerd: 8080 identity, 8086 destination, 8090 policy (the Services `linkerd-identity-headless`,
   * `linkerd-dst-headless` and `linkerd-policy` of the control plane's chart).
   */
  readonly port: number | readonly number[];
  /**
   * Labels of its pods, where only some of the namespace are meant.
   *
   * @default every pod of the namespace
   */
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** Addresses outside the cluster, or of no pod: VPC endpoints, load balancers, the API server, link-local agents. */
export interface NetworkAddresses {
  /** CIDR blocks, such as `10.0.32.0/20` or `169.254.170.23/32`. */
  readonly cidrs: pulumi.Input<readonly pulumi.Input<string>[]>;
  /** TCP ports at the receiving end. */
  readonly ports: readonly number[];
}

/** Both halves of one allowed call. Each is useless without the other. */
export interface CallPolicies {
  /** Lets the caller's pods out. Belongs into the caller's namespace. */
  readonly egress: NetworkPolicySpec;
  /** Lets the callee's pods be reached. Belongs into the callee's namespace. */
  readonly ingress: NetworkPolicySpec;
}

/** The label that the API server puts on every namespace: its own name (Kubernetes 1.22 and later). */
const namespaceNameLabel = "kubernetes.io/metadata.name";

/** Isolates every pod of a namespace, both ways; everything else opens single doors in it. */
export function denyAllPolicy(): NetworkPolicySpec {
  return { podSelector: {}, policyTypes: ["Ingress", "Egress"] };
}

/**
 * Lets every pod of a namespace ask the cluster's DNS.
 *
 * CoreDNS still runs under the label of its predecessor, `k8s-app: kube-dns`, in kubeadm's manifest and in the Amazon EKS
 * add-on alike.
 *
 * @param addresses CIDR blocks of a DNS that no pod answers for: EKS Auto Mode's service of the node, a node-local cache
 */
export function dnsEgressPolicy(addresses: readonly pulumi.Input<string>[] = []): NetworkPolicySpec {
  return {
    podSelector: {},
    policyTypes: ["Egress"],
    egress: [
      {
        to: [podsOf("kube-system", { "k8s-app": "kube-dns" }), ...addresses.map(addressesOf)],
        ports: [
          { protocol: "UDP", port: 53 },
          { protocol: "TCP", port: 53 },
        ],
      },
    ],
  };
}

/** Lets the sidecars of a namespace fetch their certificates and settings. */
export function meshControlPlaneEgressPolicy(controlPlane: MeshControlPlaneAddress): NetworkPolicySpec {
  const ports = typeof controlPlane.port === "number" ? [controlPlane.port] : controlPlane.port;
  return {
    podSelector: {},
    policyTypes: ["Egress"],
    egress: egressRule([podsOf(controlPlane.namespace, controlPlane.podLabels)], ports),
  };
}

/**
 * Lets one workload call another, and nothing else.
 *
 * @param ports container ports that the call arrives at. Give Linkerd's 4143 here: between meshed pods it puts its
 * proxy's inbound port in the place of the original one (Linkerd documentation, "Network Policy" under common errors).
 * @default ports the callee's own port, which Istio keeps
 */
export function callPolicies(
  caller: Omit<NetworkPeer, "port">,
  callee: NetworkPeer,
  ports: readonly number[] = [callee.port],
): CallPolicies {
  return {
    egress: {
      podSelector: { matchLabels: caller.podLabels },
      policyTypes: ["Egress"],
      egress: egressRule([podsOf(callee.namespace, callee.podLabels)], ports),
    },
    ingress: {
      podSelector: { matchLabels: callee.podLabels },
      policyTypes: ["Ingress"],
      ingress: ingressRule([podsOf(caller.namespace, caller.podLabels)], ports),
    },
  };
}

/** Lets a workload open connections to the pods of a namespace, where their labels are not known. */
export function namespaceEgressPolicy(
  caller: Pick<NetworkPeer, "podLabels">,
  to: { readonly namespace: pulumi.Input<string>; readonly ports: readonly number[] },
): NetworkPolicySpec {
  return {
    podSelector: { matchLabels: caller.podLabels },
    policyTypes: ["Egress"],
    egress: egressRule([podsOf(to.namespace)], to.ports),
  };
}

/** Lets a workload open connections to addresses that belong to no pod. */
export function addressEgressPolicy(caller: Pick<NetworkPeer, "podLabels">, to: NetworkAddresses): NetworkPolicySpec {
  return {
    podSelector: { matchLabels: caller.podLabels },
    policyTypes: ["Egress"],
    egress: forAddresses(to.cidrs, (peers) => egressRule(peers, to.ports)),
  };
}

/** Lets a workload be reached from addresses that belong to no pod, such as a load balancer's subnets. */
export function addressIngressPolicy(
  callee: Pick<NetworkPeer, "podLabels">,
  from: NetworkAddresses,
): NetworkPolicySpec {
  return {
    podSelector: { matchLabels: callee.podLabels },
    policyTypes: ["Ingress"],
    ingress: forAddresses(from.cidrs, (peers) => ingressRule(peers, from.ports)),
  };
}

/** Pods by namespace *and* label: two selectors in one entry are both required, in two entries either would do. */
function podsOf(namespace: pulumi.Input<string>, podLabels?: Readonly<Record<string, string>>): Peer {
  return {
    namespaceSelector: { matchLabels: { [namespaceNameLabel]: namespace } },
    ...(podLabels && { podSelector: { matchLabels: podLabels } }),
  };
}

function addressesOf(cidr: pulumi.Input<string>): Peer {
  return { ipBlock: { cidr } };
}

/** What follows from addresses: now, where the list of them is there, and else once it is. */
function forAddresses<Rule>(
  cidrs: NetworkAddresses["cidrs"],
  rulesFor: (peers: readonly Peer[]) => Rule[],
): pulumi.Input<Rule[]> {
  if (isPlain(cidrs)) return rulesFor(cidrs.map(addressesOf));
  return pulumi.output(cidrs).apply((known) => rulesFor(known.map(addressesOf)));
}

// An empty list in a rule means everybody, or every port; an empty list here means nobody, so it makes no rule.
function egressRule(to: readonly Peer[], ports: readonly number[]): EgressRule[] {
  return to.length === 0 || ports.length === 0 ? [] : [{ to: [...to], ports: ports.map(tcp) }];
}

function ingressRule(from: readonly Peer[], ports: readonly number[]): IngressRule[] {
  return from.length === 0 || ports.length === 0 ? [] : [{ from: [...from], ports: ports.map(tcp) }];
}

function tcp(port: number): Port {
  return { protocol: "TCP", port };
}
