import type * as aws from "@pulumi/aws";
import type { AwsAccount, Problem, SecureComponentArgs, Transform } from "../core";
import {
  account,
  check,
  checkArguments,
  commonFields,
  flag,
  list,
  object,
  optional,
  type Shape,
  text,
  transform,
  transformsByName,
} from "../core/checks";
import type { EncryptionKeyArgs } from "../encryption";
import type { AccessLogTarget, DataBucketArgs } from "../storage";
import { accessLogsOrNone, checkAccessLogsPlace, longestBucketName } from "../storage/internal";

/** What GuardDuty looks at beside its foundational sources. Source: Amazon GuardDuty API Reference, `DetectorFeatureConfiguration`. */
export type GuardDutyFeature =
  | "S3_DATA_EVENTS"
  | "EKS_AUDIT_LOGS"
  | "EBS_MALWARE_PROTECTION"
  | "RDS_LOGIN_EVENTS"
  | "LAMBDA_NETWORK_LOGS"
  | "RUNTIME_MONITORING";

export interface ThreatDetectionArgs extends SecureComponentArgs {
  /** Where it looks: each of the services looks at one region. */
  readonly account: AwsAccount;
  /** Where accesses to what AWS Config records are recorded; `none` to record none. */
  readonly accessLogs: AccessLogTarget | "none";
  /**
   * Whether GuardDuty is switched on. An account has one detector in a region: AWS refuses a second one.
   *
   * @default true
   */
  readonly guardDuty?: boolean;
  /**
   * What GuardDuty looks at beside calls, flow logs and DNS. Not every region has all of them.
   *
   * @default all: S3_DATA_EVENTS, EKS_AUDIT_LOGS, EBS_MALWARE_PROTECTION, RDS_LOGIN_EVENTS, LAMBDA_NETWORK_LOGS, RUNTIME_MONITORING
   */
  readonly guardDutyFeatures?: readonly GuardDutyFeature[];
  /**
   * Whether Security Hub is switched on, with the standards of AWS and of CIS. An account has it once in a region.
   *
   * @default true
   */
  readonly securityHub?: boolean;
  /**
   * Whether IAM Access Analyzer looks for access from outside the account.
   *
   * @default true
   */
  readonly accessAnalyzer?: boolean;
  /**
   * Whether AWS Config records every resource, which Security Hub's controls need. An account has one recorder in a region.
   *
   * @default true
   */
  readonly config?: boolean;
  /** Changes to the children. */
  readonly transform?: {
    readonly detector?: Transform<aws.guardduty.DetectorArgs>;
    /** Applied to each feature of the detector. */
    readonly detectorFeature?: Transform<aws.guardduty.DetectorFeatureArgs>;
    readonly securityHub?: Transform<aws.securityhub.AccountArgs>;
    /** Applied to the subscription of each standard. */
    readonly standard?: Transform<aws.securityhub.StandardsSubscriptionArgs>;
    readonly analyzer?: Transform<aws.accessanalyzer.AnalyzerArgs>;
    readonly key?: EncryptionKeyArgs["transform"];
    readonly bucket?: DataBucketArgs["transform"];
    readonly role?: Transform<aws.iam.RoleArgs>;
    readonly rolePolicy?: Transform<aws.iam.RolePolicyArgs>;
    readonly roleAttachment?: Transform<aws.iam.RolePolicyAttachmentArgs>;
    readonly recorder?: Transform<aws.cfg.RecorderArgs>;
    readonly deliveryChannel?: Transform<aws.cfg.DeliveryChannelArgs>;
    readonly recorderStatus?: Transform<aws.cfg.RecorderStatusArgs>;
  };
}

/** Every feature, in the order in which they are switched on. */
export const guardDutyFeatures: readonly GuardDutyFeature[] = [
  "S3_DATA_EVENTS",
  "EKS_AUDIT_LOGS",
  "EBS_MALWARE_PROTECTION",
  "RDS_LOGIN_EVENTS",
  "LAMBDA_NETWORK_LOGS",
  "RUNTIME_MONITORING",
];

const knownFeatures: readonly string[] = guardDutyFeatures;

const feature: Shape<GuardDutyFeature> = text(`one of: ${knownFeatures.join(", ")}`, (name) =>
  knownFeatures.includes(name),
);

const threatDetection = object<ThreatDetectionArgs>({
  ...commonFields,
  account,
  accessLogs: accessLogsOrNone,
  guardDuty: optional(flag),
  guardDutyFeatures: optional(list(feature, "features of GuardDuty")),
  securityHub: optional(flag),
  accessAnalyzer: optional(flag),
  config: optional(flag),
  transform: optional(
    object<NonNullable<ThreatDetectionArgs["transform"]>>({
      detector: optional(transform),
      detectorFeature: optional(transform),
      securityHub: optional(transform),
      standard: optional(transform),
      analyzer: optional(transform),
      key: optional(transformsByName),
      bucket: optional(transformsByName),
      role: optional(transform),
      rolePolicy: optional(transform),
      roleAttachment: optional(transform),
      recorder: optional(transform),
      deliveryChannel: optional(transform),
      recorderStatus: optional(transform),
    }),
  ),
});

const LONGEST_NAME = longestBucketName - "-config".length;

const detectionName = text(
  `at most ${LONGEST_NAME} lower-case letters, digits and hyphens, for a bucket's name is made from it`,
  (name) => name.length <= LONGEST_NAME && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name),
);

/** What is wrong with the name and arguments. */
export function checkThreatDetection(name: string, args: ThreatDetectionArgs): Problem[] {
  return [...check("name", name, detectionName), ...checkArguments(args, threatDetection, checkAccessLogsPlace)];
}
