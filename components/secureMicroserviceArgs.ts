import type * as pulumi from "@pulumi/pulumi";
import type { ServiceCertificateArgs } from "./certificates";
import type { AwsAccount, CertificateIssuer, Grantable, KeyRef, NamespaceRef, SecureComponentArgs } from "./core";
import type { AccessTokenSecret } from "./credentials";
import type { EncryptionKeyArgs } from "./encryption";
import type { WorkloadIdentity, WorkloadIdentityArgs } from "./identity";
import type { IstioMeshArgs, LimitRule, LinkerdMeshArgs, MeshKind, MeshMember, ServiceMeshArgs } from "./mesh";
import type { AccessLogTarget, EncryptedBucketArgs, StoragePlan } from "./storage";
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
  /** The secret that signs and checks them. */
  readonly secret: AccessTokenSecret;
}

/** What the mesh of a service can be told; where it is probed follows from its workload. */
export type MicroserviceMeshSettings = Omit<ServiceMeshArgs, "member" | "healthPaths" | keyof SecureComponentArgs> &
  Pick<IstioMeshArgs, "controlPlaneNamespace">;

/** What the namespace of a service can be told beside what follows from the service. */
export type MicroserviceNamespaceSettings = Pick<
  SecureNamespaceArgs,
  "annotations" | "limits" | "namespaceLabels" | "quota"
>;

/** What the key of a service can be told. */
export type MicroserviceKeySettings = Pick<
  EncryptionKeyArgs,
  "administrators" | "deletionWindowInDays" | "description" | "multiRegion" | "rotationPeriodInDays" | "serviceUses"
>;

/** What the role of a service can be told. */
export type MicroserviceIdentitySettings = Pick<
  WorkloadIdentityArgs,
  "managedPolicyArns" | "maxSessionDuration" | "permissionsBoundary" | "statements"
>;

/** What the certificate of a service can be told. */
export type MicroserviceCertificateSettings = Pick<
  ServiceCertificateArgs,
  "renewBeforeHours" | "uris" | "usages" | "validityHours"
>;

/** A certificate that exists, in a Secret of the service's namespace with tls.crt, tls.key and ca.crt. */
export interface CertificateRef {
  /** Name of that Secret. */
  readonly secretName: pulumi.Input<string>;
}

/** What the workload of a service can be told. */
export type MicroserviceWorkloadSettings = Partial<
  Omit<HardenedWorkloadArgs, "namespace" | "image" | "env" | keyof SecureComponentArgs>
>;

export interface SecureMicroserviceArgs extends SecureComponentArgs {
  /** Where everything of AWS lives. */
  readonly account: AwsAccount;
  /** How pods of the cluster get an IAM role. Needed, unless `identity` is one that exists or `false`. */
  readonly cluster?: WorkloadIdentityArgs["cluster"];
  /**
   * The namespace: settings of the one that is made, called as the service is; or `{ namespaceName }` of one that exists,
   * which is left as it is, so that its isolation, its quota and its mesh are for who made it.
   *
   * @default a namespace of the service's own
   *
   * @example
   * namespace: { quota: { pods: "20" } }
   * namespace: { namespaceName: "shop" }
   */
  readonly namespace?: MicroserviceNamespaceSettings | NamespaceRef;
  /**
   * The KMS key: settings of the one that is made; one that exists, such as an EncryptionKey or `{ arn }`; or `false` for
   * none, with `storage` that needs none.
   *
   * @default a key of the service's own
   */
  readonly key?: MicroserviceKeySettings | KeyRef | false;
  /**
   * The service's data, by name, which it may read and write: what is to be made, such as `bucketStorage()`, or what exists,
   * such as `EncryptedBucket.fromExisting(…)`; `false` for none. The service finds each in variables that begin with its
   * name: `DATA_BUCKET`.
   *
   * @default { data: bucketStorage() }
   *
   * @example
   * storage: { invoices: bucketStorage({ noncurrentVersionDays: 30 }), archive: EncryptedBucket.fromExisting("archive", archive) }
   */
  readonly storage?: Readonly<Record<string, StoragePlan | Grantable>> | false;
  /**
   * The IAM role: settings of the one that is made, such as a permissionsBoundary; a WorkloadIdentity that exists; or `false`
   * for none, with `storage: false`.
   *
   * @default a role of the service's own
   */
  readonly identity?: MicroserviceIdentitySettings | WorkloadIdentity | false;
  /**
   * The certificate: settings of the one that is issued; `{ secretName }` of one that exists in the namespace; or `false` for
   * none.
   *
   * @default a certificate for the names of the service, mounted at /var/run/tls
   */
  readonly certificate?: MicroserviceCertificateSettings | CertificateRef | false;
  /** The mesh that its pods join; `false` for none: who may reach the pods, and whom they reach, is then for NetworkPolicies of yours. @default "istio" */
  readonly mesh?: MeshKind | false;
  /** Issues the service's certificate. Needed, unless `certificate` is one that exists or `false`. */
  readonly authority?: CertificateIssuer;
  /** Where access to the service's data is logged. Needed for every bucket that is made. */
  readonly accessLogs?: AccessLogTarget;
  /** Who issues the tokens that it accepts; `false` for a service that takes none. */
  readonly tokens: AccessTokens | false;
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
  /** Image by digest, `registry/name@sha256:…`. Needed, unless `workload` is one that exists or `false`. */
  readonly image?: pulumi.Input<string>;
  /** Environment of the container, beside what the service is told of its tokens and its data. */
  readonly env?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Changes to the children of its parts, each as the part itself takes them. Those of the workload are in
   * `workload.transform`.
   */
  readonly transform?: {
    readonly namespace?: SecureNamespaceArgs["transform"];
    readonly encryptionKey?: EncryptionKeyArgs["transform"];
    /** Of the bucket that is made by default; those in `storage` have theirs in their own settings. */
    readonly data?: EncryptedBucketArgs["transform"];
    readonly identity?: WorkloadIdentityArgs["transform"];
    readonly certificate?: ServiceCertificateArgs["transform"];
    /** By the kind of object, of whichever mesh it is. */
    readonly mesh?: IstioMeshArgs["transform"] & LinkerdMeshArgs["transform"];
  };
  /**
   * The workload: anything else about the one that is made; one that exists, as the mesh sees it (name, namespace, podLabels,
   * port, serviceAccount), which then gets the role, the mesh's rules and its NetworkPolicies, and stays as it is; or `false`
   * for none, with `mesh: false`.
   *
   * @default a HardenedWorkload
   */
  readonly workload?: MicroserviceWorkloadSettings | MeshMember | false;
}
