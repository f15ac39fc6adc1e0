import type * as aws from "@pulumi/aws";
import type { AwsAccount, Problem, SecureComponentArgs, Transform } from "../core";
import {
  account,
  arn,
  check,
  checkArguments,
  commonFields,
  input,
  list,
  logRetentionDays,
  object,
  optional,
  record,
  someText,
  text,
  transform,
  transformsByName,
} from "../core/checks";
import type { EncryptionKeyArgs } from "../encryption";
import type { AccessLogTarget, ObjectLock, TrailLogBucketArgs } from "../storage";
import { accessLogsOrNone, checkAccessLogsPlace, longestBucketName, objectLockOrNone } from "../storage/internal";
import type { EncryptedLogGroupArgs } from "./encryptedLogGroup";
import type { DataEvents } from "./trailSelectors";

export interface AuditTrailArgs extends SecureComponentArgs {
  /** The account whose calls are recorded, and the home region of the trail. */
  readonly account: AwsAccount;
  /** Where accesses to the archive are recorded; `none` to record none. */
  readonly accessLogs: AccessLogTarget | "none";
  /**
   * Accesses to data that are recorded. AWS charges for each of them.
   *
   * @default none, but every call that manages something
   */
  readonly dataEvents?: DataEvents;
  /**
   * The trail's name.
   *
   * @default "NAME-STACK", with the component's name
   */
  readonly trailName?: string;
  /**
   * How long log files and the log group are kept. Unit: days, one of the periods CloudWatch Logs knows.
   *
   * @default 365, which is what PCI DSS v4.0 asks for in requirement 10.5.1
   */
  readonly retentionDays?: number;
  /**
   * How long nobody can delete or overwrite a log file; `none` to lock nothing.
   *
   * @default { mode: "GOVERNANCE", days: 365 }
   */
  readonly lock?: ObjectLock | "none";
  /** Changes to the children. */
  readonly transform?: {
    readonly key?: EncryptionKeyArgs["transform"];
    readonly archive?: TrailLogBucketArgs["transform"];
    readonly logGroup?: EncryptedLogGroupArgs["transform"];
    readonly role?: Transform<aws.iam.RoleArgs>;
    readonly rolePolicy?: Transform<aws.iam.RolePolicyArgs>;
    readonly trail?: Transform<aws.cloudtrail.TrailArgs>;
  };
}

const bucketArn = arn("s3", /^[a-z0-9.-]+$/, 'the ARN of a bucket, such as "arn:aws:s3:::invoices"');

const dataEvents = object<DataEvents>(
  {
    buckets: optional(list(input(bucketArn), "ARNs of buckets")),
    resources: optional(
      record(
        list(input(someText("the ARN of a resource")), "ARNs of resources"),
        "ARNs by the type of the resources",
        text('a type of CloudTrail, such as "AWS::DynamoDB::Table"', (type) => /^AWS::\w+::\w+$/.test(type)),
      ),
    ),
  },
  "buckets and resources",
);

/** Source: AWS CloudTrail API Reference, `CreateTrail`, Name. */
const trailName = text("3 to 128 letters, digits, dots, hyphens and underscores, between letters or digits", (name) =>
  /^(?=.{3,128}$)[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/.test(name),
);

const auditTrail = object<AuditTrailArgs>({
  ...commonFields,
  account,
  accessLogs: accessLogsOrNone,
  dataEvents: optional(dataEvents),
  trailName: optional(trailName),
  retentionDays: optional(logRetentionDays),
  lock: optional(objectLockOrNone),
  transform: optional(
    object<NonNullable<AuditTrailArgs["transform"]>>({
      key: optional(transformsByName),
      archive: optional(transformsByName),
      logGroup: optional(transformsByName),
      role: optional(transform),
      rolePolicy: optional(transform),
      trail: optional(transform),
    }),
  ),
});

const LONGEST_NAME = longestBucketName - "-archive".length;

const auditTrailName = text(
  `at most ${LONGEST_NAME} lower-case letters, digits and hyphens, for the names of bucket and trail are made from it`,
  (name) => name.length <= LONGEST_NAME && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name),
);

/** What is wrong with the name and arguments of a trail. */
export function checkAuditTrail(name: string, args: AuditTrailArgs): Problem[] {
  return [...check("name", name, auditTrailName), ...checkArguments(args, auditTrail, checkAccessLogsPlace)];
}
