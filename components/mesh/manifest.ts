import type * as pulumi from "@pulumi/pulumi";
import type { NetworkPolicySpec } from "../network";
import type { MeshMember } from "./serviceMesh";

/** An object of the cluster before it is created: what is compiled from a rule, and what the call graph is read from. */
export interface Manifest<ApiVersion extends string, Kind extends string, Spec extends object> {
  readonly apiVersion: ApiVersion;
  readonly kind: Kind;
  readonly metadata: ManifestMetadata;
  readonly spec: Spec;
}

export interface ManifestMetadata {
  readonly name: string;
  readonly namespace: pulumi.Input<string>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export type NetworkPolicyManifest = Manifest<"networking.k8s.io/v1", "NetworkPolicy", NetworkPolicySpec>;

/** The name and namespace of an object that belongs to a member. */
export function metadataOf(member: MeshMember, suffix: string): ManifestMetadata {
  return { name: `${member.name}-${suffix}`, namespace: member.namespace };
}

/** A NetworkPolicy of a member's namespace. */
export function networkPolicy(member: MeshMember, suffix: string, spec: NetworkPolicySpec): NetworkPolicyManifest {
  return { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: metadataOf(member, suffix), spec };
}
