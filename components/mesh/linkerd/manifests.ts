import type * as pulumi from "@pulumi/pulumi";
import type { Manifest } from "../manifest";
import type { HttpMethod } from "../rules";
import type { LinkerdPathMatch } from "./path";

/*
 * The parts of Linkerd's custom resources that are written here, as their schemas have them.
 *
 * Source: the linkerd-crds chart; Linkerd documentation, "Authorization Policy", "Rate Limiting" and "EgressNetwork".
 */

type Text = pulumi.Input<string>;

/** Another object of the same namespace. */
export interface LinkerdReference<Kind extends string> {
  readonly group: "policy.linkerd.io";
  readonly kind: Kind;
  readonly name: string;
}

/** A port of some pods. Where a Server is, nobody is admitted without an AuthorizationPolicy. */
export type LinkerdServer = Manifest<
  "policy.linkerd.io/v1beta3",
  "Server",
  {
    readonly podSelector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly port: number;
    readonly accessPolicy: "deny";
  }
>;

/** Some of the requests to a Server. */
export type LinkerdRoute = Manifest<
  "policy.linkerd.io/v1beta3",
  "HTTPRoute",
  {
    readonly parentRefs: readonly LinkerdReference<"Server">[];
    readonly rules: readonly {
      readonly matches: readonly { readonly method: HttpMethod; readonly path: LinkerdPathMatch }[];
    }[];
  }
>;

/** How requests to a Service are shared out. */
export type LinkerdTrafficSplit = Manifest<
  "policy.linkerd.io/v1beta3",
  "HTTPRoute",
  {
    readonly parentRefs: readonly {
      readonly group: "core";
      readonly kind: "Service";
      readonly name: Text;
      readonly port: number;
    }[];
    readonly rules: readonly {
      readonly backendRefs: readonly { readonly name: Text; readonly port: number; readonly weight: number }[];
    }[];
  }
>;

/** Who satisfies all authentications may send what belongs to the target. */
export type LinkerdAuthorizationPolicy = Manifest<
  "policy.linkerd.io/v1alpha1",
  "AuthorizationPolicy",
  {
    readonly targetRef: LinkerdReference<"HTTPRoute">;
    readonly requiredAuthenticationRefs: readonly LinkerdReference<"MeshTLSAuthentication" | "NetworkAuthentication">[];
  }
>;

/** Clients by the identity their certificate proves. */
export type LinkerdMeshTlsAuthentication = Manifest<
  "policy.linkerd.io/v1alpha1",
  "MeshTLSAuthentication",
  { readonly identities: readonly Text[] }
>;

/** Clients by their address. */
export type LinkerdNetworkAuthentication = Manifest<
  "policy.linkerd.io/v1alpha1",
  "NetworkAuthentication",
  { readonly networks: readonly { readonly cidr: Text }[] }
>;

export type LinkerdRateLimit = Manifest<
  "policy.linkerd.io/v1alpha1",
  "HTTPLocalRateLimitPolicy",
  { readonly targetRef: LinkerdReference<"Server">; readonly total: { readonly requestsPerSecond: number } }
>;

/** Some addresses outside the cluster, or all of them. */
export type LinkerdEgressNetwork = Manifest<
  "policy.linkerd.io/v1alpha1",
  "EgressNetwork",
  { readonly trafficPolicy: "Deny"; readonly networks?: readonly { readonly cidr: Text }[] }
>;

/** One host that an EgressNetwork lets through, by the server name of the TLS handshake. */
export type LinkerdTlsRoute = Manifest<
  "gateway.networking.k8s.io/v1alpha2",
  "TLSRoute",
  {
    readonly hostnames: readonly Text[];
    readonly parentRefs: readonly (LinkerdReference<"EgressNetwork"> & { readonly port: number })[];
    readonly rules: readonly { readonly backendRefs: readonly LinkerdReference<"EgressNetwork">[] }[];
  }
>;

/** Plain HTTP that an EgressNetwork lets through, at one port of its addresses. */
export type LinkerdEgressRoute = Manifest<
  "gateway.networking.k8s.io/v1",
  "HTTPRoute",
  {
    readonly parentRefs: readonly (LinkerdReference<"EgressNetwork"> & { readonly port: number })[];
    readonly rules: readonly { readonly backendRefs: readonly LinkerdReference<"EgressNetwork">[] }[];
  }
>;

/** Any object that LinkerdMesh creates. */
export type LinkerdManifest =
  | LinkerdAuthorizationPolicy
  | LinkerdEgressNetwork
  | LinkerdEgressRoute
  | LinkerdMeshTlsAuthentication
  | LinkerdNetworkAuthentication
  | LinkerdRateLimit
  | LinkerdRoute
  | LinkerdServer
  | LinkerdTrafficSplit
  | LinkerdTlsRoute;

/** A reference to an object of the same namespace. */
export function linkerdReference<Kind extends string>(kind: Kind, name: string): LinkerdReference<Kind> {
  return { group: "policy.linkerd.io", kind, name };
}
