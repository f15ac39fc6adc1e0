import assert from "node:assert/strict";
import { type TrailAlarmName, trailAlarms } from "../../../components/audit/trailAlarms";
import { matchesPattern } from "../../support/logPattern";
import {
  byRole,
  byRoot,
  byRootThroughService,
  byService,
  call,
  refused,
  signIn,
  type TrailEvent,
} from "./lines/trailEvents";

function raisedBy(event: TrailEvent): string[] {
  const line = JSON.stringify(event);
  return trailAlarms.filter(({ pattern }) => matchesPattern(pattern, line)).map(({ name }) => name);
}

/** What happens, and exactly what it raises. */
const events: readonly [what: string, event: TrailEvent, raises: readonly TrailAlarmName[]][] = [
  ["a call that was allowed", call("s3", "GetBucketLocation"), []],
  ["a refusal of S3", call("s3", "GetBucketAcl", refused("AccessDenied")), ["unauthorized-calls"]],
  ["a refusal of KMS", call("kms", "Decrypt", refused("AccessDeniedException")), ["unauthorized-calls"]],
  ["a refusal of EC2", call("ec2", "DescribeVpcs", refused("Client.UnauthorizedOperation")), ["unauthorized-calls"]],
  ["a call with a mistake", call("ec2", "RunInstances", refused("Client.InvalidParameterValue")), []],
  ["a call by root", call("s3", "ListBuckets", byRoot), ["root-use"]],
  ["a service that acts for root", call("ec2", "RunInstances", byRootThroughService), []],
  ["an event of a service", call("kms", "RotateKey", byService), []],
  ["a sign-in with a second factor", signIn("Success", "Yes"), []],
  ["a sign-in without one", signIn("Success", "No"), ["sign-in-without-mfa"]],
  ["a sign-in by an identity provider", signIn("Success", "No", byRole), []],
  ["a sign-in by root", signIn("Success", "Yes", byRoot), ["root-use"]],
  ["a sign-in that failed", signIn("Failure", "No"), ["sign-in-failures"]],
  ["a policy written into a role", call("iam", "PutRolePolicy"), ["iam-policy-changes"]],
  ["a policy attached to a role", call("iam", "AttachRolePolicy"), ["iam-policy-changes"]],
  ["a new trust policy", call("iam", "UpdateAssumeRolePolicy"), ["iam-policy-changes"]],
  ["a boundary that goes", call("iam", "DeleteRolePermissionsBoundary"), ["iam-policy-changes"]],
  ["a role that is read", call("iam", "GetRolePolicy"), []],
  ["a trail that stops", call("cloudtrail", "StopLogging"), ["trail-changes"]],
  ["a trail that records less", call("cloudtrail", "PutEventSelectors"), ["trail-changes"]],
  ["a trail that is looked at", call("cloudtrail", "LookupEvents"), []],
  ["an alarm that goes", call("monitoring", "DeleteAlarms"), ["alarm-changes"]],
  ["an alarm that tells nobody any more", call("monitoring", "DisableAlarmActions"), ["alarm-changes"]],
  ["a filter that goes", call("logs", "DeleteMetricFilter"), ["alarm-changes"]],
  ["a subscriber who goes", call("sns", "Unsubscribe"), ["alarm-changes"]],
  ["findings that nobody is to see", call("guardduty", "CreateFilter"), ["alarm-changes"]],
  ["an alarm that is made", call("monitoring", "PutMetricAlarm"), []],
  ["a key that is disabled", call("kms", "DisableKey"), ["key-disabled"]],
  ["a key that will be deleted", call("kms", "ScheduleKeyDeletion"), ["key-disabled"]],
  ["a key that is enabled", call("kms", "EnableKey"), []],
  ["a call of that name to another service", call("payments", "DisableKey"), []],
  ["another policy of a bucket", call("s3", "PutBucketPolicy"), ["bucket-policy-changes"]],
  ["a bucket that may be public", call("s3", "DeleteBucketPublicAccessBlock"), ["bucket-policy-changes"]],
  ["tags of a bucket", call("s3", "PutBucketTagging"), []],
  ["a recorder that stops", call("config", "StopConfigurationRecorder"), ["config-changes"]],
  ["a rule that is evaluated", call("config", "PutEvaluations"), []],
  ["a security group that opens", call("ec2", "AuthorizeSecurityGroupIngress"), ["security-group-changes"]],
  ["a rule of one that changes", call("ec2", "ModifySecurityGroupRules"), ["security-group-changes"]],
  ["a network ACL that opens", call("ec2", "CreateNetworkAclEntry"), ["network-acl-changes"]],
  ["a way to the internet", call("ec2", "AttachInternetGateway"), ["gateway-changes"]],
  ["another route", call("ec2", "ReplaceRoute"), ["route-changes"]],
  ["a peering", call("ec2", "CreateVpcPeeringConnection"), ["vpc-changes"]],
  ["a flow log that goes", call("ec2", "DeleteFlowLogs"), ["vpc-changes"]],
  ["an instance", call("ec2", "RunInstances"), []],
  ["an account that leaves", call("organizations", "LeaveOrganization"), ["organization-changes"]],
  ["a policy of the organization", call("organizations", "DetachPolicy"), ["organization-changes"]],
  ["an organization that is looked at", call("organizations", "DescribeOrganization"), []],
];

describe("the alarms about CloudTrail's log", () => {
  for (const [what, event, raises] of events) {
    it(`${what} raises ${raises.join(" and ") || "nothing"}`, () => assert.deepEqual(raisedBy(event), raises));
  }

  it("are each raised by one of these events", () => {
    const raised = new Set(events.flatMap(([, , raises]) => raises));
    assert.deepEqual(
      trailAlarms.map(({ name }) => name).filter((name) => !raised.has(name)),
      [],
    );
  });

  it("are raised by every call that their patterns name, and by no read of the same service", () => {
    for (const { name, pattern } of trailAlarms) {
      const [, service] = /eventSource = (\w+)\.amazonaws/.exec(pattern) ?? [];
      for (const [, eventName = ""] of pattern.matchAll(/eventName=(\w+)/g)) {
        assert.ok(raisedBy(call(service ?? "any", eventName)).includes(name), `${name}: ${eventName}`);
      }
      if (service !== undefined) assert.deepEqual(raisedBy(call(service, "DescribeEverything")), []);
    }
  });

  it("take no notice of lines that are no records", () => {
    for (const { name, pattern } of trailAlarms) {
      assert.equal(matchesPattern(pattern, "CloudTrail"), false, name);
      assert.equal(matchesPattern(pattern, "{}"), false, name);
    }
  });
});
