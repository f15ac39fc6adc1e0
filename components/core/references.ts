import type * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "./aws";

/*
 * What components ask of things that they do not create: so little that a component of this package has it, and that an
 * existing thing, or one of another stack, is described in a line.
 */

/** A KMS key: an EncryptionKey, or `{ arn }` of one that exists. */
export interface KeyRef {
  /** ARN of the key; an alias is not enough. */
  readonly arn: pulumi.Input<string>;
  /**
   * Where the key lives.
   *
   * @default not checked
   */
  readonly account?: AwsAccount;
  /**
   * The AWS services that the key's policy lets use it in their own name, such as `cloudWatchLogs`.
   *
   * @default not checked
   */
  readonly serviceUses?: readonly string[];
}

/** A bucket that holds data: an EncryptedBucket, or one that exists. */
export interface BucketRef {
  readonly bucketName: pulumi.Input<string>;
  /** Where the bucket lives. */
  readonly account: AwsAccount;
  /**
   * The KMS key that its objects are encrypted under.
   *
   * @default none: AWS owns the key
   */
  readonly encryptionKey?: KeyRef;
}

/** Who signs certificates: a CertificateAuthority, or one that exists. */
export interface CertificateIssuer {
  /** Its own certificate, in PEM. */
  readonly certificatePem: pulumi.Input<string>;
  /** Its private key, in PEM; a secret. */
  readonly privateKeyPem: pulumi.Input<string>;
  /** Its own certificate and those above it, without the root; empty for a root. */
  readonly chainPem: pulumi.Input<string>;
  /** The certificates to trust. */
  readonly bundle: pulumi.Input<string>;
  /**
   * Hours that it is valid for, which what it signs must not outlive.
   *
   * @default not checked
   */
  readonly validityHours?: pulumi.Input<number>;
  /**
   * How many authorities may follow below it.
   *
   * @default not checked
   */
  readonly maxPathLength?: pulumi.Input<number>;
}

/** A web ACL of AWS WAF: a WebAcl, or `{ arn, scope }` of one that exists. */
export interface WebAclRef {
  /** ARN of the web ACL. */
  readonly arn: pulumi.Input<string>;
  /** What it protects: `REGIONAL` for load balancers. */
  readonly scope: "REGIONAL" | "CLOUDFRONT";
  /**
   * Where it lives.
   *
   * @default not checked
   */
  readonly account?: AwsAccount;
}

/** A namespace: a SecureNamespace, or `{ namespaceName }` of one that exists. */
export interface NamespaceRef {
  /** Its name in the cluster. */
  readonly namespaceName: pulumi.Input<string>;
}

/** A ServiceAccount: that of a HardenedWorkload, or `{ serviceAccountName }` of one that exists. */
export interface ServiceAccountRef {
  /** Its name in its namespace. */
  readonly serviceAccountName: pulumi.Input<string>;
}
