import {
  AuditTrail,
  type AuditTrailArgs,
  EncryptedLogGroup,
  type EncryptedLogGroupArgs,
  SecurityAlarms,
  type SecurityAlarmsArgs,
  ThreatDetection,
  type ThreatDetectionArgs,
} from "../../../components/audit";
import { EncryptionKey } from "../../../components/encryption";
import { EncryptedBucket } from "../../../components/storage";
import type { ComponentMutations } from "../mutation";
import { account, allow } from "./fixtures";

function logGroup(args: Partial<EncryptedLogGroupArgs> = {}): EncryptedLogGroup {
  const key = new EncryptionKey("logs", { account, serviceUses: ["cloudWatchLogs"] });
  return new EncryptedLogGroup("logs", { account, key, ...args });
}

/** A trail, and the bucket that accesses to its archive are logged to. */
export function trail(transform: NonNullable<AuditTrailArgs["transform"]> = {}): AuditTrail {
  const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
  return new AuditTrail("audit", { account, accessLogs: logs.accessLogTarget(), transform });
}

/** All of the services that look for threats, and the bucket that accesses to their records are logged to. */
export function detection(transform: NonNullable<ThreatDetectionArgs["transform"]> = {}): ThreatDetection {
  const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
  return new ThreatDetection("detection", { account, accessLogs: logs.accessLogTarget(), transform });
}

/** Alarms about a trail and a service. */
export function alarms(transform: NonNullable<SecurityAlarmsArgs["transform"]> = {}): SecurityAlarms {
  const serviceLogs = { logGroup: "services", services: ["orders"] };
  return new SecurityAlarms("alarms", { account, trailLogGroup: "trail", serviceLogs, transform });
}

export const logGroupMutations: ComponentMutations = {
  component: "EncryptedLogGroup",
  secure: () => logGroup(),
  mutations: [
    {
      holds: "Logs are encrypted under our key",
      weakened: "no kmsKeyId",
      program: () => logGroup({ transform: { logGroup: { kmsKeyId: "" } } }),
      breaks: ["aws-log-group-encrypted"],
    },
    {
      holds: "Logs are not opened to deletion",
      weakened: "deletionProtectionEnabled false",
      program: () => logGroup({ transform: { logGroup: { deletionProtectionEnabled: false } } }),
      breaks: ["aws-deletion-protection"],
    },
    {
      holds: "Logs are kept for a year",
      weakened: "retentionDays 30",
      program: () => logGroup({ retentionDays: 30 }),
      breaks: ["aws-log-group-retention"],
    },
  ],
};

export const alarmMutations: ComponentMutations = {
  component: "SecurityAlarms",
  secure: () => alarms(),
  mutations: [
    {
      holds: "What is raised is encrypted under a key of its own",
      weakened: "no kmsMasterKeyId",
      program: () => alarms({ topic: { topic: { kmsMasterKeyId: "" } } }),
      breaks: ["aws-sns-encrypted"],
    },
    {
      holds: "Nobody else raises alarms",
      weakened: "a policy for everyone",
      program: () =>
        alarms({ topic: { policy: { policy: allow({ Principal: "*", Action: "sns:Publish", Resource: "*" }) } } }),
      breaks: ["aws-messaging-policy-private"],
    },
    {
      holds: "KMS replaces the material of the key by itself",
      weakened: "enableKeyRotation false",
      program: () => alarms({ key: { key: { enableKeyRotation: false } } }),
      breaks: ["aws-kms-key-rotation"],
    },
  ],
};

export const trailMutations: ComponentMutations = {
  component: "AuditTrail",
  secure: () => trail(),
  mutations: [
    {
      holds: "Calls are recorded in all regions",
      weakened: "isMultiRegionTrail false",
      program: () => trail({ trail: { isMultiRegionTrail: false } }),
      breaks: ["aws-trail-everywhere"],
    },
    {
      holds: "Digests show whether a log file was changed",
      weakened: "enableLogFileValidation false",
      program: () => trail({ trail: { enableLogFileValidation: false } }),
      breaks: ["aws-trail-validated"],
    },
    {
      holds: "Log files are encrypted under a key of the trail's own",
      weakened: "no kmsKeyId of the trail",
      program: () => trail({ trail: { kmsKeyId: "" } }),
      breaks: ["aws-trail-encrypted"],
    },
    {
      holds: "Alarms see what the trail records",
      weakened: "no cloudWatchLogsGroupArn",
      program: () => trail({ trail: { cloudWatchLogsGroupArn: "" } }),
      breaks: ["aws-trail-watched"],
    },
    {
      holds: "Nobody reads log files in public",
      weakened: "restrictPublicBuckets false",
      program: () => trail({ archive: { publicAccessBlock: { restrictPublicBuckets: false } } }),
      breaks: ["aws-s3-public-access-block"],
    },
    {
      holds: "The archive encrypts under our key",
      weakened: "sseAlgorithm AES256",
      program: () =>
        trail({
          archive: { encryption: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] } },
        }),
      breaks: ["aws-s3-encryption"],
      noticed: "update",
    },
    {
      holds: "Log files that are overwritten or deleted can be restored",
      weakened: "status Suspended",
      program: () => trail({ archive: { versioning: { versioningConfiguration: { status: "Suspended" } } } }),
      breaks: ["aws-s3-versioning"],
    },
    {
      holds: "Only the trail delivers to the archive",
      weakened: "a policy for everyone",
      program: () =>
        trail({ archive: { policy: { policy: allow({ Principal: "*", Action: "s3:PutObject", Resource: "*" }) } } }),
      breaks: ["aws-s3-bucket-policy-private", "aws-s3-tls-only"],
    },
    {
      holds: "The log group is encrypted under our key",
      weakened: "no kmsKeyId",
      program: () => trail({ logGroup: { logGroup: { kmsKeyId: "" } } }),
      breaks: ["aws-log-group-encrypted"],
    },
    {
      holds: "Only CloudTrail takes the role",
      weakened: "trust in everyone",
      program: () => trail({ role: { assumeRolePolicy: allow({ Principal: "*", Action: "sts:AssumeRole" }) } }),
      breaks: ["aws-iam-trust-policy"],
    },
    {
      holds: "The role writes to the trail's log group only",
      weakened: "every action of CloudWatch Logs",
      program: () => trail({ rolePolicy: { policy: allow({ Action: "logs:*", Resource: "*" }) } }),
      breaks: ["aws-iam-no-wildcard-actions"],
    },
  ],
};

export const detectionMutations: ComponentMutations = {
  component: "ThreatDetection",
  secure: () => detection(),
  mutations: [
    {
      holds: "GuardDuty looks for threats",
      weakened: "enable false",
      program: () => detection({ detector: { enable: false } }),
      breaks: ["aws-guardduty-enabled"],
    },
    {
      holds: "GuardDuty looks at what services read, run and change",
      weakened: "status DISABLED",
      program: () => detection({ detectorFeature: { status: "DISABLED" } }),
      breaks: ["aws-guardduty-features"],
    },
    {
      holds: "What AWS Config delivers is not encrypted under AWS's own key",
      weakened: "s3KmsKeyArn alias/aws/s3",
      program: () => detection({ deliveryChannel: { s3KmsKeyArn: "alias/aws/s3" } }),
      breaks: ["aws-own-keys"],
    },
    {
      holds: "AWS Config records",
      weakened: "isEnabled false",
      program: () => detection({ recorderStatus: { isEnabled: false } }),
      breaks: ["aws-config-records"],
    },
    {
      holds: "AWS Config records every kind of resource",
      weakened: "allSupported false",
      program: () => detection({ recorder: { recordingGroup: { allSupported: false } } }),
      breaks: ["aws-config-records-all"],
    },
    {
      holds: "Nobody reads in public what AWS Config recorded",
      weakened: "blockPublicPolicy false",
      program: () => detection({ bucket: { publicAccessBlock: { blockPublicPolicy: false } } }),
      breaks: ["aws-s3-public-access-block"],
    },
    {
      holds: "What AWS Config records is encrypted under our key",
      weakened: "sseAlgorithm AES256",
      program: () =>
        detection({
          bucket: { encryption: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] } },
        }),
      breaks: ["aws-s3-encryption"],
    },
    {
      holds: "Only AWS Config takes its role",
      weakened: "trust in everyone",
      program: () => detection({ role: { assumeRolePolicy: allow({ Principal: "*", Action: "sts:AssumeRole" }) } }),
      breaks: ["aws-iam-trust-policy"],
    },
    {
      holds: "The role reads and delivers, and nothing else",
      weakened: "AdministratorAccess instead of AWS_ConfigRole",
      program: () => detection({ roleAttachment: { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" } }),
      breaks: ["aws-iam-no-administrator-attachment"],
    },
  ],
};
