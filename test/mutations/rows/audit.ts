import {
  EncryptedLogGroup,
  type EncryptedLogGroupArgs,
  SecurityAlarms,
  type SecurityAlarmsArgs,
} from "../../../components/audit";
import { EncryptionKey } from "../../../components/encryption";
import type { ComponentMutations } from "../mutation";
import { account, allow } from "./fixtures";

function logGroup(args: Partial<EncryptedLogGroupArgs> = {}): EncryptedLogGroup {
  const key = new EncryptionKey("logs", { account, serviceUses: ["cloudWatchLogs"] });
  return new EncryptedLogGroup("logs", { account, key, ...args });
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
