import { formatArn, type IamStatement, serviceEndpoint } from "../core";

/**
 * An AWS service that uses a key in its own name, so that the key's policy must let it: `cloudWatchLogs` for log groups,
 * `cloudTrail` for trails, `cloudWatchAlarms` for alarms and `eventBridge` for rules that notify an encrypted topic, `sns` for
 * topics that deliver to an encrypted queue.
 *
 * S3, EBS, DynamoDB, RDS, SQS and Secrets Manager act for their caller and need no entry.
 */
export type KeyServiceUse = "cloudWatchLogs" | "cloudTrail" | "cloudWatchAlarms" | "eventBridge" | "sns";

/** The account and region of a key, known. */
export interface KeyLocation {
  readonly accountId: string;
  readonly region: string;
}

interface ServiceUse {
  readonly principal: (location: KeyLocation) => string;
  readonly actions: readonly string[];
  /** Limits the service to acting for this account; left out where AWS supports no such condition. */
  readonly condition?: (location: KeyLocation) => NonNullable<IamStatement["Condition"]>;
}

const ofThisAccount: NonNullable<ServiceUse["condition"]> = ({ accountId }) => ({
  StringEquals: { "aws:SourceAccount": accountId },
});

/**
 * Sources: Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS"; AWS CloudTrail User
 * Guide, "Configure AWS KMS key policies for CloudTrail" (`kms:Decrypt` for buckets with an S3 Bucket Key); Amazon SNS
 * Developer Guide, "Managing Amazon SNS encryption keys and costs" (alarms, and topics in front of queues; and that
 * `aws:SourceAccount`, `aws:SourceArn` and `aws:SourceOrgID` are not supported for EventBridge, whose messages they would
 * stop: what the topic's policy says limits it). Where those
 * pages write `kms:GenerateDataKey*` and the like, the actions the service calls are spelled out.
 */
const serviceUses: Readonly<Record<KeyServiceUse, ServiceUse>> = {
  cloudWatchLogs: {
    principal: ({ region }) => serviceEndpoint("logs", region),
    actions: [
      "kms:Encrypt",
      "kms:Decrypt",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:DescribeKey",
    ],
    condition: ({ accountId, region }) => ({
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": formatArn(region, {
          service: "logs",
          region,
          account: accountId,
          resource: "log-group:*",
        }),
      },
    }),
  },
  cloudTrail: {
    principal: () => "cloudtrail.amazonaws.com",
    actions: ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"],
    condition: ({ accountId, region }) => ({
      ArnLike: {
        "aws:SourceArn": formatArn(region, { service: "cloudtrail", region, account: accountId, resource: "trail/*" }),
      },
    }),
  },
  cloudWatchAlarms: {
    principal: () => "cloudwatch.amazonaws.com",
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
    condition: ofThisAccount,
  },
  eventBridge: {
    principal: () => "events.amazonaws.com",
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  },
  sns: {
    principal: () => "sns.amazonaws.com",
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
    condition: ofThisAccount,
  },
};

/** The names of the services that a key's policy can let in. */
export const keyServiceUses: ReadonlySet<string> = new Set(Object.keys(serviceUses));

/** The key policy statement that lets a service use the key for this account. */
export function serviceUseStatement(use: KeyServiceUse, location: KeyLocation): IamStatement {
  const { principal, actions, condition } = serviceUses[use];
  return {
    Sid: `LetServiceUse${use.charAt(0).toUpperCase()}${use.slice(1)}`,
    Effect: "Allow",
    Principal: { Service: principal(location) },
    Action: actions,
    Resource: "*",
    ...(condition && { Condition: condition(location) }),
  };
}
