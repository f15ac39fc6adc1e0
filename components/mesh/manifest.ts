import type * as pulumi from "@pulumi/pulumi";
import type { NetworkPolicySpec } from "../network";
import type { MeshMember } from "./meshMember";

/** An object of the cluster before it is created: what is computed from a rule, and what the call graph is read from. */
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

/**
 * What ends the name of the Pulumi resource for an object, after the component's name. Objects are named after the member,
 * which the component often is as well.
 */
export function childSuffix(componentName: string, objectName: string): string {
  return objectName.startsWith(`${componentName}-`) ? objectName.slice(componentName.length + 1) : objectName;
}
