import { ALARM_PERIOD, type LogAlarm } from "./logAlarm";

/** What is raised by lines of CloudTrail's log. */
export type TrailAlarmName =
  | "unauthorized-calls"
  | "root-use"
  | "sign-in-without-mfa"
  | "sign-in-failures"
  | "iam-policy-changes"
  | "trail-changes"
  | "alarm-changes"
  | "key-disabled"
  | "bucket-policy-changes"
  | "config-changes"
  | "security-group-changes"
  | "network-acl-changes"
  | "gateway-changes"
  | "route-changes"
  | "vpc-changes"
  | "organization-changes";

type TrailAlarm = LogAlarm & { readonly name: TrailAlarmName };

/**
 * Calls of AWS that are raised when they happen.
 *
 * Source of patterns, thresholds and periods: CIS Amazon Web Services Foundations Benchmark v3.0.0, 4.1 to 4.15, as AWS
 * Security Hub's controls CloudWatch.1 to CloudWatch.14 write them. Added by meaning: calls that came after the benchmark was
 * written and do the same (`ModifySecurityGroupRules`, `PutEventSelectors`, public access blocks), and `alarm-changes`: who
 * takes an alarm away raises it. Failed sign-ins are a guess at somebody's password from the third on.
 */
export const trailAlarms: readonly TrailAlarm[] = [
  {
    name: "unauthorized-calls",
    description: "Somebody called AWS and was not allowed to.",
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    ...once(),
  },
  {
    name: "root-use",
    description: "The account's root user did something.",
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    ...once(),
  },
  {
    name: "sign-in-without-mfa",
    description: "A user signed in to the console without a second factor.",
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    ...once(),
  },
  {
    name: "sign-in-failures",
    description: "Sign-ins to the console failed again and again.",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    threshold: 3,
    perSeconds: ALARM_PERIOD,
  },
  {
    name: "iam-policy-changes",
    description: "What identities may do was changed.",
    pattern: calls("iam", [
      ...["DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy", "PutGroupPolicy", "PutRolePolicy"],
      ...["PutUserPolicy", "CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion"],
      ...["SetDefaultPolicyVersion", "AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy"],
      ...["AttachGroupPolicy", "DetachGroupPolicy", "UpdateAssumeRolePolicy", "*PermissionsBoundary"],
    ]),
    ...once(),
  },
  {
    name: "trail-changes",
    description: "What CloudTrail records was changed.",
    pattern: calls("cloudtrail", [
      ...["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging", "PutEventSelectors"],
    ]),
    ...once(),
  },
  {
    name: "alarm-changes",
    description: "An alarm, what it counts, where it goes or a detector behind it was taken away.",
    pattern: named([
      ...["DeleteAlarms", "DisableAlarmActions", "DeleteMetricFilter", "DeleteLogGroup", "DeleteLogStream"],
      ...["DeleteTopic", "Unsubscribe", "DisableRule", "DeleteRule", "RemoveTargets", "DeleteDetector"],
      ...["UpdateDetector", "CreateFilter", "DisableSecurityHub", "BatchDisableStandards", "DeleteAnalyzer"],
      ...["CreateArchiveRule"],
    ]),
    ...once(),
  },
  {
    name: "key-disabled",
    description: "A KMS key was disabled, or will be deleted: what is encrypted under it cannot be read then.",
    pattern: calls("kms", ["DisableKey", "ScheduleKeyDeletion"]),
    ...once(),
  },
  {
    name: "bucket-policy-changes",
    description: "Who may use a bucket, or what is done with its objects, was changed.",
    pattern: calls("s3", [
      ...["PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication"],
      ...["DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication"],
      ...["PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock", "PutAccountPublicAccessBlock"],
      ...["DeleteAccountPublicAccessBlock"],
    ]),
    ...once(),
  },
  {
    name: "config-changes",
    description: "What AWS Config records, or where, was changed.",
    pattern: calls("config", [
      ...["StopConfigurationRecorder", "DeleteConfigurationRecorder", "PutConfigurationRecorder"],
      ...["DeleteDeliveryChannel", "PutDeliveryChannel"],
    ]),
    ...once(),
  },
  {
    name: "security-group-changes",
    description: "What security groups let through was changed.",
    pattern: calls("ec2", [
      ...["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress"],
      ...["RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup", "ModifySecurityGroupRules"],
    ]),
    ...once(),
  },
  {
    name: "network-acl-changes",
    description: "A network ACL was changed.",
    pattern: calls("ec2", [
      ...["CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry"],
      ...["ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"],
    ]),
    ...once(),
  },
  {
    name: "gateway-changes",
    description: "A way into or out of a VPC was changed.",
    pattern: calls("ec2", [
      ...["CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway"],
      ...["DeleteInternetGateway", "DetachInternetGateway", "CreateNatGateway", "CreateEgressOnlyInternetGateway"],
    ]),
    ...once(),
  },
  {
    name: "route-changes",
    description: "Where traffic of a VPC goes was changed.",
    pattern: calls("ec2", [
      ...["CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable"],
      ...["DeleteRoute", "DisassociateRouteTable"],
    ]),
    ...once(),
  },
  {
    name: "vpc-changes",
    description: "A VPC, or what it is connected with, was changed.",
    pattern: calls("ec2", [
      ...["CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection"],
      ...["DeleteVpcPeeringConnection", "RejectVpcPeeringConnection", "AttachClassicLinkVpc", "DetachClassicLinkVpc"],
      ...["DisableVpcClassicLink", "EnableVpcClassicLink", "DeleteFlowLogs"],
    ]),
    ...once(),
  },
  {
    name: "organization-changes",
    description: "The organization that the account is in was changed.",
    pattern: calls("organizations", [
      ...["AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy"],
      ...["DeclineHandshake", "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy"],
      ...["DisablePolicyType", "EnablePolicyType", "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount"],
      ...["RemoveAccountFromOrganization", "UpdatePolicy", "UpdateOrganizationalUnit"],
    ]),
    ...once(),
  },
];

/** Raised by the first call. */
function once(): Pick<LogAlarm, "threshold" | "perSeconds"> {
  return { threshold: 1, perSeconds: ALARM_PERIOD };
}

/** Any of these calls of a service, whether it succeeded or not. */
function calls(service: string, eventNames: readonly string[]): string {
  return `{ ($.eventSource = ${service}.amazonaws.com) && (${anyOf(eventNames)}) }`;
}

/** Any of these calls, of whichever service has one of that name. */
function named(eventNames: readonly string[]): string {
  return `{ ${anyOf(eventNames)} }`;
}

function anyOf(eventNames: readonly string[]): string {
  return eventNames.map((eventName) => `($.eventName=${eventName})`).join(" || ");
}
