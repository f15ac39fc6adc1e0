import { formatArn, type IamPolicyDocument, type IamStatement, policyDocument } from "../../core";

/** An AWS service that publishes in its own name, so that the topic's policy must let it. */
export type TopicPublisher = "cloudWatchAlarms" | "eventBridge";

/** What the policy of a topic is made from. */
export interface TopicPolicyInput {
  readonly topicArn: string;
  readonly accountId: string;
  readonly region: string;
  readonly publishers: readonly TopicPublisher[];
}

/**
 * Refuses messages that come without TLS, and lets the services publish that were named. Everybody else of the account
 * publishes and subscribes by IAM policies of their own.
 *
 * Sources: Amazon SNS Developer Guide, "Amazon SNS security best practices" (`aws:SecureTransport`); Amazon CloudWatch User
 * Guide, "Setting up Amazon SNS notifications" (alarms, limited by account and ARN); Amazon EventBridge User Guide, "Using
 * resource-based policies", section "Amazon SNS permissions": a statement for EventBridge takes no condition.
 */
export function topicPolicy(input: TopicPolicyInput): IamPolicyDocument {
  return policyDocument(refusePlainHttp(input), ...input.publishers.map((publisher) => letPublish[publisher](input)));
}

function refusePlainHttp({ topicArn }: TopicPolicyInput): IamStatement {
  return {
    Sid: "RefusePlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

const letPublish: Readonly<Record<TopicPublisher, (input: TopicPolicyInput) => IamStatement>> = {
  cloudWatchAlarms: ({ topicArn, accountId, region }) => ({
    Sid: "LetAlarmsPublish",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: {
        "aws:SourceArn": formatArn(region, { service: "cloudwatch", region, account: accountId, resource: "alarm:*" }),
      },
    },
  }),
  eventBridge: ({ topicArn }) => ({
    Sid: "LetEventBridgePublish",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
  }),
};
