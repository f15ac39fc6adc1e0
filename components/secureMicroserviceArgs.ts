import type * as pulumi from "@pulumi/pulumi";
import type { ServiceCertificateArgs } from "./certificates";
import type { AwsAccount, CertificateIssuer, SecureComponentArgs } from "./core";
import type { AccessTokenSecret } from "./credentials";
import type { EncryptionKeyArgs } from "./encryption";
import type { WorkloadIdentityArgs } from "./identity";
import type { IstioMeshArgs, LimitRule, LinkerdMeshArgs, MeshKind, ServiceMeshArgs } from "./mesh";
import type { AccessLogTarget, EncryptedBucketArgs } from "./storage";
import type { HardenedWorkloadArgs, SecureNamespaceArgs } from "./workload";

/** Who issues the access tokens that a service accepts, and how they are checked. */
export type AccessTokens = IssuedTokens | SharedSecretTokens;

interface TokenClaims {
  /** The `iss` of every token. */
  readonly issuer: string;
  /** The `aud` of every token. Either this, `clientIds`, or both. */
  readonly audience?: string;
  /** The `client_id` of every token: one of these. Access tokens of Amazon Cognito carry it in the place of `aud`. */
  readonly clientIds?: readonly string[];
}

/** Tokens of an identity provider, checked against its public keys: in the service and, with Istio, at its sidecar. */
export interface IssuedTokens extends TokenClaims {
  /** Where the issuer publishes its keys (JWKS), over HTTPS. The service may reach this host. */
  readonly keysUrl: string;
  /** CIDR blocks that host lives in; required with Linkerd. @default every public address */
  readonly keysAddresses?: readonly pulumi.Input<string>[];
}

/** Tokens signed with a secret that services share (HS256), checked in the service: a mesh must not know the secret. */
export interface SharedSecretTokens extends TokenClaims {
  readonly secret: AccessTokenSecret;
}

/** What the mesh of a service can be told; where it is probed follows from its workload. */
export type MicroserviceMeshSettings = Omit<ServiceMeshArgs, "member" | "healthPaths" | keyof SecureComponentArgs> &
  Pick<IstioMeshArgs, "controlPlaneNamespace">;

export interface SecureMicroserviceArgs extends SecureComponentArgs {
  readonly account: AwsAccount;
  /** How pods of the cluster get an IAM role. */
  readonly cluster: WorkloadIdentityArgs["cluster"];
  /** The mesh that its pods join. @default "istio" */
  readonly mesh?: MeshKind;
  /** Issues the service's certificate. */
  readonly authority: CertificateIssuer;
  /** Where access to the service's data is logged. */
  readonly accessLogs: AccessLogTarget;
  readonly tokens: AccessTokens;
  /** What its mesh is told beside who the service is, such as how callers treat it and who observes it. */
  readonly meshSettings?: MicroserviceMeshSettings;
  /**
   * Requests that each pod answers, whoever sends them. What one client may send is for the service itself to say.
   *
   * @default { requests: 500, per: "second" }
   */
  readonly limit?: LimitRule;
  /**
   * CIDR blocks in which the pods find AWS, where the VPC has interface endpoints for what they use (S3, STS).
   *
   * @default every public address; the mesh narrows them to the hosts that are used
   */
  readonly awsAddresses?: readonly pulumi.Input<string>[];
  /**
   * CIDR blocks of a DNS that no pod answers for, as of a SecureNamespace: on EKS Auto Mode the address of the Service
   * `kube-dns`.
   *
   * @default none: the pods of kube-dns alone
   */
  readonly dnsAddresses?: readonly pulumi.Input<string>[];
  /** Image by digest, `registry/name@sha256:…`. */
  readonly image: pulumi.Input<string>;
  /** Environment of the container, beside what the service is told of its tokens and its data. */
  readonly env?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Changes to the children of its parts, each as the part itself takes them. Those of the workload are in
   * `workload.transform`.
   */
  readonly transform?: {
    readonly namespace?: SecureNamespaceArgs["transform"];
    readonly encryptionKey?: EncryptionKeyArgs["transform"];
    readonly data?: EncryptedBucketArgs["transform"];
    readonly identity?: WorkloadIdentityArgs["transform"];
    readonly certificate?: ServiceCertificateArgs["transform"];
    /** By the kind of object, of whichever mesh it is. */
    readonly mesh?: IstioMeshArgs["transform"] & LinkerdMeshArgs["transform"];
  };
  /** Anything else about the workload. */
  readonly workload?: Partial<
    Omit<HardenedWorkloadArgs, "namespace" | "image" | "env" | "deletionProtection" | "tags">
  >;
}
