import type * as pulumi from "@pulumi/pulumi";
import type { NetworkPeer } from "../network";
import { text } from "./text";

/** A workload as its mesh sees it: an identity, pods, and a Service in front of them. */
export interface MeshMember extends NetworkPeer {
  /**
   * The name of the ServiceAccount its pods run as. Mutual TLS proves this and nothing else, so no two workloads share one.
   *
   * @example "orders"
   */
  readonly serviceAccount: pulumi.Input<string>;
  /** The name of its Service. @default the member's name */
  readonly serviceName?: pulumi.Input<string>;
}

/** The name of a member's Service. */
export function serviceNameOf(member: MeshMember): pulumi.Input<string> {
  return member.serviceName ?? member.name;
}

/** The port of a member's Service. */
export function servicePortOf(member: MeshMember): number {
  return member.servicePort ?? member.port;
}

/** The name under which a member's Service is known in the whole cluster. */
export function hostOf(member: MeshMember, clusterDomain: pulumi.Input<string>): pulumi.Input<string> {
  return text`${serviceNameOf(member)}.${member.namespace}.svc.${clusterDomain}`;
}

/** True if both are the same workload, as far as it is known before deployment. */
export function isSameMember(one: MeshMember, other: MeshMember): boolean {
  return one === other || (one.name === other.name && one.namespace === other.namespace);
}
