import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAccount, IamStatement, SecureComponentArgs, Transform } from "../core";

/** A cluster whose EKS Pod Identity agent hands out credentials. */
export interface EksPodIdentity {
  /** EKS Pod Identity. */
  readonly kind: "podIdentity";
  /** The EKS cluster, in the same account and region as the identity. */
  readonly clusterName: pulumi.Input<string>;
  /** The addresses of the cluster's pods, by which they reach the agent. @default "ipv4" */
  readonly ipFamily?: "ipv4" | "ipv6";
}

/** A cluster whose service account tokens STS exchanges for credentials ("IAM roles for service accounts"). */
export interface Irsa {
  /** IAM roles for service accounts. */
  readonly kind: "irsa";
  /** The cluster's OIDC issuer, `https://…`. The account needs an IAM OIDC provider for it. */
  readonly issuerUrl: pulumi.Input<string>;
  /**
   * The audience that tokens must be meant for.
   *
   * @default "sts.amazonaws.com"
   */
  readonly audience?: pulumi.Input<string>;
}

/** Arguments of a WorkloadIdentity. */
export interface WorkloadIdentityArgs extends SecureComponentArgs {
  /** Where the role lives. */
  readonly account: AwsAccount;
  /** The Kubernetes namespace of the service account. */
  readonly namespace: pulumi.Input<string>;
  /** The one Kubernetes service account that may assume the role. */
  readonly serviceAccount: pulumi.Input<string>;
  /** How pods of the cluster get credentials. */
  readonly cluster: EksPodIdentity | Irsa;
  /**
   * ARN of the IAM policy that caps what the role can ever be granted.
   *
   * @default none
   */
  readonly permissionsBoundary?: pulumi.Input<string>;
  /**
   * The longest session. Unit: seconds, from 3600 to 43200.
   *
   * @default 3600
   */
  readonly maxSessionDuration?: pulumi.Input<number>;
  /**
   * What the role may do beside its grants, for what no grant covers yet. Each is one IAM statement.
   *
   * @default none
   */
  readonly statements?: readonly pulumi.Input<IamStatement>[];
  /**
   * ARNs of IAM policies that the role has beside its own.
   *
   * @default none
   */
  readonly managedPolicyArns?: readonly pulumi.Input<string>[];
  /** Changes to the children. */
  readonly transform?: {
    readonly role?: Transform<aws.iam.RoleArgs>;
    readonly podIdentityAssociation?: Transform<aws.eks.PodIdentityAssociationArgs>;
    /** Applied to every policy of every grant. */
    readonly rolePolicy?: Transform<aws.iam.RolePolicyArgs>;
    /** Applied to the attachment of each of `managedPolicyArns`. */
    readonly managedPolicy?: Transform<aws.iam.RolePolicyAttachmentArgs>;
  };
}
