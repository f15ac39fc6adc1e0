import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  type AwsEndpoint,
  type BucketRef,
  bucketArn,
  endpointIn,
  type Grantable,
  InvalidArgumentsError,
  type KeyRef,
  SecureComponent,
  validate,
} from "../../core";
import { bucketGrants } from "./bucketGrants";
import { accessLogBucketPolicy, dataBucketPolicy, trailLogBucketPolicy } from "./bucketPolicy";
import { type AccessLogTarget, checkBucket, type EncryptedBucketArgs, type ObjectLock } from "./encryptedBucketArgs";

const defaults = { noncurrentVersionDays: 90, abortIncompleteUploadDays: 7, retentionDays: 365 } as const;

/** As long as logs are kept by default. */
const lockByDefault: ObjectLock = { mode: "GOVERNANCE", days: defaults.retentionDays };

/**
 * An S3 bucket that nobody can read in public, that answers only over TLS 1.2 or newer, keeps what is overwritten or
 * deleted for a while, and logs accesses. Under purpose `data`, everything in it is encrypted under one KMS key.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const logs = new EncryptedBucket("access-logs", { account, purpose: "accessLogs" });
 * const invoices = new EncryptedBucket("invoices", { account, key, accessLogs: logs.accessLogTarget() });
 */
export class EncryptedBucket extends SecureComponent<EncryptedBucketArgs> implements Grantable {
  /** The bucket itself, for what else is attached to it. */
  readonly bucket: aws.s3.Bucket;
  /** Name of the bucket. */
  readonly bucketName: pulumi.Output<string>;
  /** ARN of the bucket. */
  readonly arn: pulumi.Output<string>;
  readonly grantDefinition = bucketGrants;
  /** What a service is told of it: `BUCKET`, its name. */
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  readonly grantName: string;
  readonly grantArn: pulumi.Output<string>;
  /** The bucket's own host, as in `bucket.s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: AwsEndpoint;
  readonly encryptionKey?: KeyRef;
  readonly account: AwsAccount;
  private readonly policy: aws.s3.BucketPolicy;

  constructor(name: string, args: EncryptedBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("EncryptedBucket", name, args, opts);
    validate(`EncryptedBucket "${name}"`, checkBucket(name, args));
    this.account = args.account;
    this.grantName = this.childName("bucket");

    this.bucket = this.createBucket();
    this.bucketName = this.bucket.bucket;
    // AWS tells the ARN when the bucket is there; made from the name, it is known before, and policies can be judged.
    this.arn = bucketArn(this.bucketName, this.account.region);
    const publicAccessBlock = this.blockPublicAccess();
    const ownership = this.disableAccessLists(publicAccessBlock);
    this.encrypt();
    this.policy = this.refuseUnsafeRequests([publicAccessBlock, ownership]);
    const versioning = this.keepVersions();
    this.expireOldVersions(versioning);
    this.lockObjects(versioning);
    this.logAccesses();

    this.grantArn = this.arn;
    this.environment = { BUCKET: this.bucketName };
    this.endpoint = { name: this.grantName, host: bucketHost(this.bucketName, this.account.region) };
    if (args.purpose !== "accessLogs") this.encryptionKey = args.key;
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }

  /**
   * This bucket as the place where access logs of other resources go. What logs to it is created after its policy, for AWS
   * checks that it may write before it starts.
   *
   * @param prefix what the keys of the logs start with; by default the name of the component whose accesses are logged
   * @throws InvalidArgumentsError if the bucket was not made for access logs
   */
  accessLogTarget(prefix?: pulumi.Input<string>): AccessLogTarget {
    if (this.args.purpose !== "accessLogs") {
      throw new InvalidArgumentsError(`EncryptedBucket "${this.name}"`, [
        { propertyPath: "purpose", reason: 'is "data"; access logs need a bucket of their own, with "accessLogs"' },
      ]);
    }
    // The URN is known at preview, unlike any other output of the policy.
    const bucket = pulumi.all([this.bucketName, this.policy.urn]).apply(([bucketName]) => bucketName);
    return { bucket, account: this.account, ...(prefix === undefined ? {} : { prefix }) };
  }

  /**
   * A bucket that exists, or that another stack made, for granting access to it. Nothing is created.
   *
   * @param name names the grants on it
   *
   * @example
   * orders.grant(EncryptedBucket.fromExisting("invoices", { bucketName, account, encryptionKey: { arn: keyArn } }), "read");
   */
  static fromExisting(name: string, { account, bucketName, encryptionKey }: BucketRef): Grantable & BucketRef {
    return {
      bucketName,
      account,
      grantDefinition: bucketGrants,
      environment: { BUCKET: bucketName },
      grantName: name,
      grantArn: bucketArn(bucketName, account.region),
      ...(encryptionKey && { encryptionKey }),
      endpoint: { name, host: bucketHost(bucketName, account.region) },
    };
  }

  /** What every setting of the bucket names. */
  private get ofBucket() {
    return { bucket: this.bucketName, region: this.account.region };
  }

  private createBucket(): aws.s3.Bucket {
    const { bucketName, transform } = this.args;
    return this.statefulChild(
      aws.s3.Bucket,
      "bucket",
      {
        ...(bucketName === undefined ? {} : { bucket: bucketName }),
        forceDestroy: !this.deletionProtection,
        ...(lockOf(this.args) === "none" ? {} : { objectLockEnabled: true }),
        region: this.account.region,
        tags: this.childTags("bucket"),
      },
      { transform: transform?.bucket },
    );
  }

  private blockPublicAccess(): aws.s3.BucketPublicAccessBlock {
    return this.statefulChild(
      aws.s3.BucketPublicAccessBlock,
      "public-access-block",
      {
        ...this.ofBucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      { transform: this.args.transform?.publicAccessBlock },
    );
  }

  /** @param before S3 answers changes of one bucket's access settings at the same time with a conflict */
  private disableAccessLists(before: pulumi.Resource): aws.s3.BucketOwnershipControls {
    return this.statefulChild(
      aws.s3.BucketOwnershipControls,
      "ownership",
      { ...this.ofBucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      { transform: this.args.transform?.ownership, dependsOn: before },
    );
  }

  private encrypt(): void {
    const args = this.args;
    const rule: aws.types.input.s3.BucketServerSideEncryptionConfigurationRule =
      args.purpose === "accessLogs"
        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
        : {
            applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: args.key.arn },
            bucketKeyEnabled: true,
          };
    this.statefulChild(
      aws.s3.BucketServerSideEncryptionConfiguration,
      "encryption",
      { ...this.ofBucket, rules: [{ ...rule, blockedEncryptionTypes: ["SSE-C"] }] },
      { transform: args.transform?.encryption },
    );
  }

  /** @param before S3 answers changes of one bucket's access settings at the same time with a conflict */
  private refuseUnsafeRequests(before: pulumi.Resource[]): aws.s3.BucketPolicy {
    return this.statefulChild(
      aws.s3.BucketPolicy,
      "policy",
      { ...this.ofBucket, policy: policyOf(this.arn, this.args) },
      { transform: this.args.transform?.policy, dependsOn: before },
    );
  }

  private keepVersions(): aws.s3.BucketVersioning {
    return this.statefulChild(
      aws.s3.BucketVersioning,
      "versioning",
      { ...this.ofBucket, versioningConfiguration: { status: "Enabled" } },
      { transform: this.args.transform?.versioning },
    );
  }

  private expireOldVersions(versioning: aws.s3.BucketVersioning): void {
    this.statefulChild(
      aws.s3.BucketLifecycleConfiguration,
      "lifecycle",
      { ...this.ofBucket, rules: lifecycleRules(this.args) },
      { transform: this.args.transform?.lifecycle, dependsOn: versioning },
    );
  }

  private lockObjects(versioning: aws.s3.BucketVersioning): void {
    const lock = lockOf(this.args);
    if (lock === "none") return;
    this.statefulChild(
      aws.s3.BucketObjectLockConfiguration,
      "lock",
      { ...this.ofBucket, rule: { defaultRetention: lock } },
      { transform: this.args.transform?.lock, dependsOn: versioning },
    );
  }

  private logAccesses(): void {
    const args = this.args;
    if (args.purpose === "accessLogs" || args.accessLogs === "none") return;
    const { bucket: targetBucket, prefix = this.name } = args.accessLogs;
    this.statefulChild(
      aws.s3.BucketLogging,
      "logging",
      { ...this.ofBucket, targetBucket, targetPrefix: pulumi.interpolate`${prefix}/` },
      { transform: args.transform?.logging },
    );
  }
}

/** Source: Amazon S3 User Guide, "Virtual hosting of general purpose buckets". */
function bucketHost(bucketName: pulumi.Input<string>, region: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`${bucketName}.${endpointIn(region, "s3")}`;
}

function policyOf(arn: pulumi.Output<string>, args: EncryptedBucketArgs): pulumi.Output<string> {
  const { accountId, region } = args.account;
  switch (args.purpose) {
    case "accessLogs":
      return pulumi
        .all([arn, accountId, region])
        .apply(([bucketArn, id, place]) =>
          JSON.stringify(accessLogBucketPolicy({ bucketArn, accountId: id, region: place })),
        );
    case "trailLogs":
      return pulumi
        .all([arn, accountId, args.trailArn])
        .apply(([bucketArn, id, trailArn]) =>
          JSON.stringify(trailLogBucketPolicy({ bucketArn, accountId: id, trailArn })),
        );
    default:
      return pulumi
        .all([arn, args.key.arn])
        .apply(([bucketArn, keyArn]) => JSON.stringify(dataBucketPolicy({ bucketArn, keyArn })));
  }
}

function lockOf(args: EncryptedBucketArgs): ObjectLock | "none" {
  return args.purpose === "trailLogs" ? (args.lock ?? lockByDefault) : "none";
}

function lifecycleRules(args: EncryptedBucketArgs): aws.types.input.s3.BucketLifecycleConfigurationRule[] {
  const housekeeping: aws.types.input.s3.BucketLifecycleConfigurationRule = {
    id: "housekeeping",
    status: "Enabled",
    filter: {},
    noncurrentVersionExpiration: { noncurrentDays: args.noncurrentVersionDays ?? defaults.noncurrentVersionDays },
    abortIncompleteMultipartUpload: {
      daysAfterInitiation: args.abortIncompleteUploadDays ?? defaults.abortIncompleteUploadDays,
    },
  };
  if (args.purpose === "accessLogs" || args.purpose === "trailLogs") {
    return [{ ...housekeeping, expiration: { days: args.retentionDays ?? defaults.retentionDays } }];
  }
  return [{ ...housekeeping, expiration: { expiredObjectDeleteMarker: true } }];
}
