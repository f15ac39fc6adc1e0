import { formatArn, type IamPolicyDocument, policyDocument } from "../core";

/** A trail and the account it is in. */
export interface TrailPlace {
  readonly accountId: string;
  readonly region: string;
  readonly trailName: string;
}

/** Source: Service Authorization Reference, "AWS CloudTrail". */
export function trailArn({ accountId, region, trailName }: TrailPlace): string {
  return formatArn(region, { service: "cloudtrail", region, account: accountId, resource: `trail/${trailName}` });
}

/** Lets CloudTrail act for this trail, and for no other. */
export function trailTrust(trail: TrailPlace): IamPolicyDocument {
  return policyDocument({
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": trail.accountId, "aws:SourceArn": trailArn(trail) } },
  });
}

/**
 * Lets a trail write to its streams of a log group.
 *
 * Source: AWS CloudTrail User Guide, "Role policy document for CloudTrail to use CloudWatch Logs for monitoring".
 *
 * @param logGroupArn without `:*`
 */
export function logDeliveryPolicy(logGroupArn: string, { accountId, region }: TrailPlace): IamPolicyDocument {
  return policyDocument({
    Sid: "WriteToOwnStreams",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `${logGroupArn}:log-stream:${accountId}_CloudTrail_${region}*`,
  });
}
