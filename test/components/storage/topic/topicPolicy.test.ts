import assert from "node:assert/strict";
import { type TopicPolicyInput, topicPolicy } from "../../../../components/storage";
import { isAllowed } from "../../identity/iamSimulator";

const here = { accountId: "123456789012", region: "eu-central-1" };
const topicArn = "arn:aws:sns:eu-central-1:123456789012:alarms";
const publishing = { action: "sns:Publish", resource: topicArn };
const ours = {
  "aws:SourceAccount": "123456789012",
  "aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:root-use",
};

const policyFor = (...publishers: TopicPolicyInput["publishers"]) => topicPolicy({ ...here, topicArn, publishers });

describe("topicPolicy", () => {
  it("lets alarms of this account publish, and of no other", async () => {
    const probe = {
      ...publishing,
      principal: "cloudwatch.amazonaws.com",
      resourcePolicy: policyFor("cloudWatchAlarms"),
    };
    assert.equal(await isAllowed({ ...probe, context: ours }), true);
    const theirs = {
      "aws:SourceAccount": "999999999999",
      "aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:999999999999:alarm:root-use",
    };
    assert.equal(await isAllowed({ ...probe, context: theirs }), false);
    assert.equal(await isAllowed({ ...probe, context: {} }), false);
  });

  it("lets EventBridge publish, without a condition that it would not meet", async () => {
    const probe = { ...publishing, principal: "events.amazonaws.com", context: {} };
    assert.equal(await isAllowed({ ...probe, resourcePolicy: policyFor("eventBridge") }), true);
  });

  it("lets no service publish that was not named", async () => {
    for (const principal of ["events.amazonaws.com", "s3.amazonaws.com"]) {
      const probe = { ...publishing, principal, resourcePolicy: policyFor("cloudWatchAlarms") };
      assert.equal(await isAllowed({ ...probe, context: ours }), false, principal);
    }
    const none = { ...publishing, principal: "cloudwatch.amazonaws.com", resourcePolicy: policyFor() };
    assert.equal(await isAllowed({ ...none, context: ours }), false);
  });

  it("refuses messages without TLS, whoever sends them", async () => {
    const identityPolicy = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: "*" }],
    } as const;
    const principal = "arn:aws:iam::123456789012:role/orders";
    const probe = { ...publishing, principal, identityPolicy, resourcePolicy: policyFor() };
    assert.equal(await isAllowed({ ...probe, context: { "aws:SecureTransport": "true" } }), true);
    assert.equal(await isAllowed({ ...probe, context: { "aws:SecureTransport": "false" } }), false);
  });

  it("names alarms as the region's partition does", () => {
    const [, alarms] = topicPolicy({
      accountId: "123456789012",
      region: "cn-north-1",
      topicArn: "arn:aws-cn:sns:cn-north-1:123456789012:alarms",
      publishers: ["cloudWatchAlarms"],
    }).Statement;
    assert.deepEqual(alarms?.Condition?.ArnLike, {
      "aws:SourceArn": "arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:*",
    });
  });
});
