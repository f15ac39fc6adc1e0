import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { checkPlain, type Problem, type SecureComponentArgs, type Transform } from "../core";
import { unsupported } from "./capabilities";
import type { MeshTracing } from "./meshCharts";
import type { MeshTransforms } from "./meshComponent";
import { istioVersion, linkerdVersion } from "./meshVersions";
import type { MeshKind } from "./serviceMesh";

/** Who signs the identities of a mesh: what a CertificateAuthority has. */
export interface MeshAuthority {
  readonly certificatePem: pulumi.Input<string>;
  readonly privateKeyPem: pulumi.Input<string>;
  /** The certificates that sidecars trust. */
  readonly bundle: pulumi.Input<string>;
  /** Its own certificate and those above it, without the root; empty for a root. */
  readonly chainPem: pulumi.Input<string>;
}

/** Arguments of a MeshControlPlane. */
export interface MeshControlPlaneArgs extends SecureComponentArgs {
  readonly kind: MeshKind;
  /**
   * Signs every identity of the mesh; its key goes into the cluster. Give an intermediate, so that the root's does not.
   * Linkerd wants ECDSA P-256 in the whole chain.
   */
  readonly authority: MeshAuthority;
  /** The charts' version. @default 1.31.4 of Istio, 2026.9.1 of Linkerd */
  readonly version?: string;
  /** @default "cluster.local" */
  readonly trustDomain?: pulumi.Input<string>;
  /** @default "cluster.local" */
  readonly clusterDomain?: pulumi.Input<string>;
  /** CIDR blocks of the API server, which the control plane talks to. @default every address, at 443 and 6443 */
  readonly apiServerCidrs?: readonly pulumi.Input<string>[];
  /**
   * CIDR blocks of the token issuers whose keys services name (Istio only): istiod fetches them, and without them it
   * refuses every token.
   *
   * @default every address, at 443
   */
  readonly issuerCidrs?: readonly pulumi.Input<string>[];
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
    /** Annotations of its Service, such as those by which the AWS Load Balancer Controller knows what to build. */
    readonly serviceAnnotations?: Readonly<Record<string, pulumi.Input<string>>>;
  };
  /** Changes to the children before they are created. */
  readonly transform?: {
    /** By the name of the release, such as `istiod`. */
    readonly releases?: Readonly<Record<string, Transform<kubernetes.helm.v3.ReleaseArgs>>>;
    readonly secret?: Transform<kubernetes.core.v1.SecretArgs>;
    readonly networkPolicy?: Transform<kubernetes.networking.v1.NetworkPolicyArgs>;
  } & Pick<MeshTransforms<"PeerAuthentication" | "EgressNetwork">, "PeerAuthentication" | "EgressNetwork">;
}

/** Problems of a control plane. */
export function checkControlPlane(args: MeshControlPlaneArgs): Problem[] {
  const form = args.kind === "istio" ? `"${istioVersion}"` : `"${linkerdVersion}"`;
  return [
    ...checkPlain(
      "version",
      args.version,
      (version) => /^\d+\.\d+\.\d+$/.test(version),
      `one version in full, such as ${form}: a range would change the mesh without a change here`,
    ),
    ...(args.gateway && args.kind === "linkerd" ? unsupported("linkerd", "ingressGateway", "gateway") : []),
    ...(args.gateway?.clientCidrs?.length === 0
      ? [
          {
            propertyPath: "gateway.clientCidrs",
            reason: 'is empty; write who may connect, such as ["10.0.0.0/16"], or leave it out for a PublicEndpoint',
          },
        ]
      : []),
  ];
}
