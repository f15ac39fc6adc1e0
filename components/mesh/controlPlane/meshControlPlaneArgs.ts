import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Problem, SecureComponentArgs, Transform } from "../../core";
import {
  checkArguments,
  choice,
  cidr,
  cidrs,
  commonFields,
  domain,
  input,
  list,
  object,
  optional,
  record,
  someText,
  text,
  transform,
  transformsByName,
} from "../../core/checks";
import { unsupported } from "../capabilities";
import type { MeshKind } from "../meshKind";
import { type MeshTracing, meshTracing } from "../rules";
import { type MeshTransforms, someCidrs } from "../serviceMeshArgs";
import { istioVersion, linkerdVersion } from "./versions";

/** Who signs the identities of a mesh: what a CertificateAuthority has. */
export interface MeshAuthority {
  /** Its certificate, in PEM. */
  readonly certificatePem: pulumi.Input<string>;
  /** Its private key, in PEM. */
  readonly privateKeyPem: pulumi.Input<string>;
  /** The certificates that sidecars trust, in PEM. */
  readonly bundle: pulumi.Input<string>;
  /** Its own certificate and those above it, without the root, in PEM; empty for a root. */
  readonly chainPem: pulumi.Input<string>;
}

/** Arguments of a MeshControlPlane. */
export interface MeshControlPlaneArgs extends SecureComponentArgs {
  /** The mesh to install. */
  readonly kind: MeshKind;
  /**
   * Signs every identity of the mesh; its key goes into the cluster. Give an intermediate, so that the root's does not.
   * Linkerd wants ECDSA P-256 in the whole chain.
   */
  readonly authority: MeshAuthority;
  /** The charts' version. @default 1.31.4 of Istio, 2026.9.1 of Linkerd */
  readonly version?: string;
  /** The trust domain, which every identity of the mesh begins or ends with. @default "cluster.local" */
  readonly trustDomain?: pulumi.Input<string>;
  /** The DNS domain of the cluster's Services. @default "cluster.local" */
  readonly clusterDomain?: pulumi.Input<string>;
  /**
   * CIDR blocks of the API server, which the control plane talks to and which calls its webhooks: on Amazon EKS the subnets
   * that the cluster was given.
   *
   * @default every address, at 443 and 6443, and at the ports of the webhooks
   */
  readonly apiServerCidrs?: readonly pulumi.Input<string>[];
  /**
   * CIDR blocks of the token issuers whose keys services name (Istio only): istiod fetches them, and without them it
   * refuses every token.
   *
   * @default every address, at 443
   */
  readonly issuerCidrs?: readonly pulumi.Input<string>[];
  /**
   * The family of the pods' addresses, which on Amazon EKS is the cluster's. Where Linkerd is not told of IPv6, its sidecars
   * leave it alone, policies and all. Istio goes by the addresses of each pod.
   *
   * @default "ipv4"
   */
  readonly ipFamily?: "ipv4" | "ipv6";
  /** CIDR blocks of a DNS that no pod answers for, such as EKS Auto Mode's. @default none: the pods of kube-dns alone */
  readonly dnsAddresses?: readonly pulumi.Input<string>[];
  /** Where traces go. @default nowhere */
  readonly tracing?: MeshTracing;
  /** An ingress gateway (Istio only). @default none */
  readonly gateway?: {
    /**
     * CIDR blocks that it answers by a load balancer of its own, without web ACL: clients', or the load balancer's where
     * that hides them.
     *
     * @default none, and no such load balancer: a PublicEndpoint forwards to it and opens what it needs
     */
    readonly clientCidrs?: readonly pulumi.Input<string>[];
    /**
     * Annotations of its Service, such as those by which the AWS Load Balancer Controller knows what to build.
     *
     * @default none
     */
    readonly serviceAnnotations?: Readonly<Record<string, pulumi.Input<string>>>;
  };
  /** Changes to the children before they are created. */
  readonly transform?: {
    /** By the name of the release, such as `istiod`. */
    readonly releases?: Readonly<Record<string, Transform<kubernetes.helm.v3.ReleaseArgs>>>;
    /** The Secret with the authority's key. */
    readonly secret?: Transform<kubernetes.core.v1.SecretArgs>;
    /** Each NetworkPolicy. */
    readonly networkPolicy?: Transform<kubernetes.networking.v1.NetworkPolicyArgs>;
  } & Pick<MeshTransforms<"PeerAuthentication" | "EgressNetwork">, "PeerAuthentication" | "EgressNetwork">;
}

const pem = input(someText("a certificate or key in PEM"));

const annotations = record(input(text("text")), "annotations by name");

const controlPlane = object<MeshControlPlaneArgs>({
  ...commonFields,
  kind: choice("istio", "linkerd"),
  authority: object<MeshAuthority>(
    { certificatePem: pem, privateKeyPem: pem, bundle: pem, chainPem: input(text("certificates in PEM")) },
    "the CertificateAuthority that signs the identities of the mesh",
  ),
  version: optional(
    text(
      `one version in full, such as "${istioVersion}" of Istio or "${linkerdVersion}" of Linkerd: a range would change the mesh without a change here`,
      (version) => /^\d+\.\d+\.\d+$/.test(version),
    ),
  ),
  trustDomain: optional(input(domain)),
  clusterDomain: optional(input(domain)),
  apiServerCidrs: optional(someCidrs),
  issuerCidrs: optional(someCidrs),
  tracing: optional(meshTracing),
  ipFamily: optional(choice("ipv4", "ipv6")),
  dnsAddresses: optional(cidrs),
  gateway: optional(
    object<NonNullable<MeshControlPlaneArgs["gateway"]>>({
      clientCidrs: optional(
        list(input(cidr), "CIDR blocks of those who may connect", {
          least: 1,
          ifEmpty: 'is empty; write who may connect, such as ["10.0.0.0/16"], or leave it out for a PublicEndpoint',
        }),
      ),
      serviceAnnotations: optional(annotations),
    }),
  ),
  transform: optional(
    object<NonNullable<MeshControlPlaneArgs["transform"]>>({
      releases: optional(transformsByName),
      secret: optional(transform),
      networkPolicy: optional(transform),
      PeerAuthentication: optional(transform),
      EgressNetwork: optional(transform),
    }),
  ),
});

/** Problems of a control plane. */
export function checkControlPlane(args: MeshControlPlaneArgs): Problem[] {
  return checkArguments(args, controlPlane, ({ gateway, kind }) =>
    gateway ? unsupported(kind, "ingressGateway", "gateway") : [],
  );
}
