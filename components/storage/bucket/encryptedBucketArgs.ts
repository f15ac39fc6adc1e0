import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  checkSamePlace,
  type KeyRef,
  type Problem,
  type SecureComponentArgs,
  type Transform,
} from "../../core";
import {
  account,
  arn,
  check,
  checkArguments,
  choice,
  commonFields,
  depending,
  type Fields,
  input,
  isObject,
  keyRef,
  object,
  optional,
  type Shape,
  someText,
  text,
  transforms,
  wholeNumber,
} from "../../core/checks";

/** Where access logs go. */
export interface AccessLogTarget {
  /** Name of a bucket that accepts access logs: an `EncryptedBucket` with purpose `accessLogs`, or one like it. */
  readonly bucket: pulumi.Input<string>;
  /**
   * What the keys of the logs start with.
   *
   * @default the name of the component whose accesses are logged
   */
  readonly prefix?: pulumi.Input<string>;
  /**
   * Where the bucket lives. What logs to it must live there, too.
   *
   * @default not checked
   */
  readonly account?: AwsAccount;
}

interface CommonBucketArgs extends SecureComponentArgs {
  /** Where the bucket lives. */
  readonly account: AwsAccount;
  /**
   * The bucket's name, unique in the world.
   *
   * @default generated from the component's name
   */
  readonly bucketName?: pulumi.Input<string>;
  /**
   * How long overwritten and deleted objects can still be restored. Unit: days, at least 1.
   *
   * @default 90
   */
  readonly noncurrentVersionDays?: pulumi.Input<number>;
  /**
   * How long the parts of an upload that was never completed are kept. Unit: days, at least 1.
   *
   * @default 7
   */
  readonly abortIncompleteUploadDays?: pulumi.Input<number>;
  /** Changes to the children. */
  readonly transform?: {
    readonly bucket?: Transform<aws.s3.BucketArgs>;
    readonly publicAccessBlock?: Transform<aws.s3.BucketPublicAccessBlockArgs>;
    readonly encryption?: Transform<aws.s3.BucketServerSideEncryptionConfigurationArgs>;
    readonly ownership?: Transform<aws.s3.BucketOwnershipControlsArgs>;
    readonly versioning?: Transform<aws.s3.BucketVersioningArgs>;
    readonly policy?: Transform<aws.s3.BucketPolicyArgs>;
    readonly lifecycle?: Transform<aws.s3.BucketLifecycleConfigurationArgs>;
    readonly logging?: Transform<aws.s3.BucketLoggingArgs>;
    readonly lock?: Transform<aws.s3.BucketObjectLockConfigurationArgs>;
  };
}

/** A bucket for data, encrypted under a key of yours. */
export interface DataBucketArgs extends CommonBucketArgs {
  /** What the bucket is for: data of services. @default "data" */
  readonly purpose?: "data";
  /** The key that everything in the bucket is encrypted under. */
  readonly key: KeyRef;
  /**
   * Where accesses to the bucket are recorded, as far as S3 does (it promises best effort, not every record); `none` to record
   * none.
   *
   * Source: Amazon S3 User Guide, "Logging requests with server access logging", section "Best-effort server log delivery".
   */
  readonly accessLogs: AccessLogTarget | "none";
}

/**
 * A bucket that S3 and load balancers deliver access logs to.
 *
 * It is encrypted under keys that S3 manages (SSE-S3), the only encryption that AWS supports for both. It does not log
 * accesses to itself, because each delivery would cause the next.
 *
 * Sources: Amazon S3 User Guide, "Enabling Amazon S3 server access logging" (default encryption of the destination bucket);
 * Elastic Load Balancing User Guide for Application Load Balancers, "Enable access logs" (requirements).
 */
export interface AccessLogBucketArgs extends CommonBucketArgs {
  /** Access logs of buckets and load balancers. */
  readonly purpose: "accessLogs";
  /**
   * How long logs are kept. Unit: days, at least 1.
   *
   * @default 365, which is what PCI DSS v4.0 asks for in requirement 10.5.1
   */
  readonly retentionDays?: pulumi.Input<number>;
}

/** How long nobody can delete or overwrite an object. */
export interface ObjectLock {
  /** `GOVERNANCE` can be lifted by who may `s3:BypassGovernanceRetention`; `COMPLIANCE` by nobody, not even the root user. */
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  /** Unit: days, at least 1. */
  readonly days: pulumi.Input<number>;
}

/** A bucket that a trail of CloudTrail delivers its log files to, where nobody can delete them for a while. */
export interface TrailLogBucketArgs extends CommonBucketArgs {
  /** What the bucket is for: the log files of a trail. */
  readonly purpose: "trailLogs";
  /** The key that the trail encrypts its log files under. */
  readonly key: KeyRef;
  /** The only trail that may deliver. */
  readonly trailArn: pulumi.Input<string>;
  /** Where accesses to the bucket are recorded; `none` to record none. */
  readonly accessLogs: AccessLogTarget | "none";
  /**
   * How long log files are kept. Unit: days, at least 1.
   *
   * @default 365, which is what PCI DSS v4.0 asks for in requirement 10.5.1
   */
  readonly retentionDays?: pulumi.Input<number>;
  /**
   * How long nobody can delete or overwrite a log file; `none` to lock nothing.
   *
   * @default { mode: "GOVERNANCE", days: 365 }
   */
  readonly lock?: ObjectLock | "none";
}

export type EncryptedBucketArgs = DataBucketArgs | AccessLogBucketArgs | TrailLogBucketArgs;

/** Source: Amazon S3 User Guide, "General purpose bucket naming rules". */
function isBucketName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes("..");
}

/** Where access logs go. */
export const accessLogTarget = object<AccessLogTarget>(
  {
    bucket: input(someText("the name of a bucket that takes access logs")),
    prefix: optional(input(text("text"))),
    account: optional(account),
  },
  "the bucket that accesses are logged to, such as logs.accessLogTarget()",
);

const days = optional(input(wholeNumber(1, undefined, "days")));

const purpose = choice("data", "accessLogs", "trailLogs");

const commonBucketFields: Fields<CommonBucketArgs> = {
  ...commonFields,
  account,
  bucketName: optional(
    input(
      text(
        "3 to 63 lower-case letters, digits, dots and hyphens that start and end with a letter or digit",
        isBucketName,
      ),
    ),
  ),
  noncurrentVersionDays: days,
  abortIncompleteUploadDays: days,
  transform: transforms<NonNullable<CommonBucketArgs["transform"]>>({
    bucket: true,
    publicAccessBlock: true,
    encryption: true,
    ownership: true,
    versioning: true,
    policy: true,
    lifecycle: true,
    logging: true,
    lock: true,
  }),
};

/** Where access logs go, or that there are none. */
export const accessLogsOrNone: Shape<AccessLogTarget | "none"> = orNone(
  accessLogTarget,
  'the bucket that accesses are logged to, such as logs.accessLogTarget(), or "none" to log none',
);

const dataBucket = object<DataBucketArgs>({
  ...commonBucketFields,
  purpose: optional(purpose),
  key: keyRef("the EncryptionKey that the data is encrypted under"),
  accessLogs: accessLogsOrNone,
});

const accessLogBucket = object<AccessLogBucketArgs>({ ...commonBucketFields, purpose, retentionDays: days });

const objectLock = object<ObjectLock>({
  mode: choice("GOVERNANCE", "COMPLIANCE"),
  days: input(wholeNumber(1, undefined, "days")),
});

/** How long nobody can delete an object. */
export const objectLockOrNone: Shape<ObjectLock | "none"> = orNone(
  objectLock,
  'a lock, such as { mode: "GOVERNANCE", days: 365 }, or "none"',
);

const trailLogBucket = object<TrailLogBucketArgs>({
  ...commonBucketFields,
  purpose,
  key: keyRef("the EncryptionKey that the trail encrypts under"),
  trailArn: input(arn("cloudtrail", /^trail\/.+$/, "the ARN of the trail that delivers")),
  accessLogs: accessLogsOrNone,
  retentionDays: days,
  lock: optional(objectLockOrNone),
});

const bucket = depending<EncryptedBucketArgs>("an object with account, key, accessLogs", (args) => {
  if (args.purpose === "trailLogs") return trailLogBucket;
  return args.purpose === "accessLogs" ? accessLogBucket : dataBucket;
});

/** What is wrong with the name and arguments of a bucket. */
export function checkBucket(name: string, args: EncryptedBucketArgs): Problem[] {
  const isNamed = isObject(args) && args.bucketName !== undefined;
  return [...(isNamed ? [] : checkNameForBucket(name)), ...checkArguments(args, bucket, checkPlaces)];
}

/** Pulumi generates bucket names from the component's: `NAME-bucket-` and seven hexadecimal digits. */
function checkNameForBucket(name: string): Problem[] {
  return check(
    "name",
    name,
    text(
      `at most ${longestBucketName} lower-case letters, digits and hyphens, for the bucket's name is generated from it; or give bucketName`,
      (value) => isBucketName(`${value}-bucket-0123456`),
    ),
  );
}

/** The longest name of a component from which a bucket's name of 63 characters can be generated. */
export const longestBucketName = 63 - "-bucket-0123456".length;

/**
 * Sources: Amazon S3 User Guide, "Enabling Amazon S3 server access logging" (source and destination are in the same Region
 * and belong to the same account) and "Using server-side encryption with AWS KMS keys" (the key's Region).
 */
function checkPlaces(args: EncryptedBucketArgs): Problem[] {
  if (args.purpose === "accessLogs") return [];
  const { account, key, accessLogs } = args;
  return [
    ...checkSamePlace("key", key.account, account, ["account", "region"]),
    ...checkAccessLogsPlace({ account, accessLogs }),
  ];
}

/** What logs to a bucket lives where that does. */
export function checkAccessLogsPlace({
  account,
  accessLogs,
}: {
  readonly account: AwsAccount;
  readonly accessLogs: AccessLogTarget | "none";
}): Problem[] {
  return accessLogs === "none" ? [] : checkSamePlace("accessLogs", accessLogs.account, account, ["account", "region"]);
}

/** What a shape describes, or the word that there is none. */
function orNone<T extends object>(shape: Shape<T>, expected: string): Shape<T | "none"> {
  const none = text(expected, (value) => value === "none");
  return { expected, find: (path, value) => (isObject(value) ? shape : none).find(path, value) };
}
