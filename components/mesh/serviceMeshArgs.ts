import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { SecureComponentArgs, Transform } from "../core";
import { cidr, commonFields, domain, type Fields, input, list, optional, text } from "../core/checks";
import type { MeshMember } from "./meshMember";
import { meshMember, type ObserveRule, observeRule, type TrafficRule, trafficRule } from "./rules";

/** Paths that probes ask for where no others are named. */
export const defaultHealthPaths: readonly string[] = ["/healthz", "/readyz"];

/** What a service tells its mesh, whichever it is. Settings that exist once per service are here; what can be said many times is a method. */
export interface ServiceMeshArgs extends SecureComponentArgs {
  /** The workload, its identity and its Service. */
  readonly member: MeshMember;
  /** The mesh's trust domain, which every identity in it begins or ends with. @default "cluster.local" */
  readonly trustDomain?: pulumi.Input<string>;
  /** The DNS domain of the cluster's Services. @default "cluster.local" */
  readonly clusterDomain?: pulumi.Input<string>;
  /** Paths that answer probes, and take no token: each written in full. @default ["/healthz", "/readyz"] */
  readonly healthPaths?: readonly string[];
  /** How callers treat this service. @default no timeout, no retries, no circuit breaking, no canary */
  readonly traffic?: TrafficRule;
  /** What is written down about requests. @default every request to the access log, no traces */
  readonly observe?: ObserveRule;
}

/** Changes to the objects of a mesh component before they are created, by the kind of object. */
export type MeshTransforms<Kind extends string> = {
  readonly [K in Kind]?: Transform<kubernetes.apiextensions.CustomResourceArgs>;
} & { readonly NetworkPolicy?: Transform<kubernetes.networking.v1.NetworkPolicyArgs> };

/** A path that answers probes. */
export const healthPath = text('one path in full, such as "/healthz"', (path) => /^\/[A-Za-z0-9\-._~/]*$/.test(path));

/** What either mesh is told about a service. */
export const serviceMeshFields: Fields<ServiceMeshArgs> = {
  ...commonFields,
  member: meshMember,
  trustDomain: optional(input(domain)),
  clusterDomain: optional(input(domain)),
  healthPaths: optional(list(healthPath, "paths that answer probes")),
  traffic: optional(trafficRule),
  observe: optional(observeRule),
};

/** CIDR blocks of which there is at least one. */
export const someCidrs = list(input(cidr), "CIDR blocks", {
  least: 1,
  ifEmpty: "is empty; write CIDR blocks, or leave it out for every address",
});
