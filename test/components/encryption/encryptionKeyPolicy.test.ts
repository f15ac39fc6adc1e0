import assert from "node:assert/strict";
import { policyDocument } from "../../../components/core";
import { encryptionKeyPolicy, type KeyPolicyInput } from "../../../components/encryption";
import { isAllowed } from "../identity/iamSimulator";

const here = { accountId: "123456789012", region: "eu-central-1" };
const key = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111";
const administrator = "arn:aws:iam::123456789012:role/key-administrator";
const workload = "arn:aws:iam::123456789012:role/orders";

function keyPolicy(input: Partial<KeyPolicyInput>) {
  return encryptionKeyPolicy({ ...here, administrators: [], serviceUses: [], ...input });
}

const everythingOnKeys = policyDocument({ Effect: "Allow", Action: "kms:*", Resource: "*" });

describe("encryptionKeyPolicy", () => {
  it("by default says only that the account's IAM policies decide", () => {
    assert.deepEqual(keyPolicy({}), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LetIamPoliciesDecide",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    });
  });

  it("names the account in the region's partition", () => {
    const [china] = keyPolicy({ region: "cn-north-1" }).Statement;
    assert.deepEqual(china?.Principal, { AWS: "arn:aws-cn:iam::123456789012:root" });
  });

  it("gives nobody anything without an IAM policy", async () => {
    const probe = { principal: workload, action: "kms:Decrypt", resource: key, resourcePolicy: keyPolicy({}) };
    assert.equal(await isAllowed(probe), false);
    assert.equal(await isAllowed({ ...probe, identityPolicy: everythingOnKeys }), true);
  });

  it("keeps other accounts out, whatever their IAM policies say", async () => {
    const principal = "arn:aws:iam::999999999999:role/orders";
    for (const administrators of [[], [administrator]]) {
      const resourcePolicy = keyPolicy({ administrators });
      const probe = { principal, resource: key, resourcePolicy, identityPolicy: everythingOnKeys };
      assert.equal(await isAllowed({ ...probe, action: "kms:Decrypt" }), false);
    }
  });

  describe("with administrators", () => {
    const resourcePolicy = keyPolicy({ administrators: [administrator] });

    it("lets them manage the key but not use it", async () => {
      const probe = { principal: administrator, resource: key, resourcePolicy };
      assert.equal(await isAllowed({ ...probe, action: "kms:PutKeyPolicy" }), true);
      assert.equal(await isAllowed({ ...probe, action: "kms:ScheduleKeyDeletion" }), true);
      assert.equal(await isAllowed({ ...probe, action: "kms:Decrypt" }), false);
    });

    it("refuses them its use even where their IAM policies allow everything, in sessions of a role as well", async () => {
      const everything = policyDocument({ Effect: "Allow", Action: "*", Resource: "*" });
      const session = "arn:aws:sts::123456789012:assumed-role/key-administrator/somebody";
      for (const principal of [administrator, session]) {
        const probe = { principal, resource: key, resourcePolicy, identityPolicy: everything };
        const context = { "aws:PrincipalArn": administrator };
        for (const action of ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey"]) {
          assert.equal(await isAllowed({ ...probe, action, context }), false, `${principal} ${action}`);
        }
        const forVolume = { ...context, "kms:GrantIsForAWSResource": "true" };
        assert.equal(await isAllowed({ ...probe, action: "kms:CreateGrant", context: forVolume }), false);
        assert.equal(await isAllowed({ ...probe, action: "kms:PutKeyPolicy", context }), true);
      }
    });

    it("refuses its use to nobody else for being an administrator of something", async () => {
      const principal = "arn:aws:iam::123456789012:role/key-administrator-of-others";
      const probe = { principal, resource: key, resourcePolicy, identityPolicy: everythingOnKeys };
      assert.equal(await isAllowed({ ...probe, action: "kms:Decrypt" }), true);
    });

    it("lets IAM policies grant its use, but not its management", async () => {
      const probe = { principal: workload, resource: key, resourcePolicy, identityPolicy: everythingOnKeys };
      for (const action of ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"]) {
        assert.equal(await isAllowed({ ...probe, action }), true, action);
      }
      for (const action of ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DisableKeyRotation"]) {
        assert.equal(await isAllowed({ ...probe, action }), false, action);
      }
    });

    it("lets grants be made for AWS resources, such as volumes, only", async () => {
      const probe = { principal: workload, resource: key, resourcePolicy, identityPolicy: everythingOnKeys };
      const action = "kms:CreateGrant";
      assert.equal(await isAllowed({ ...probe, action, context: { "kms:GrantIsForAWSResource": "true" } }), true);
      assert.equal(await isAllowed({ ...probe, action, context: { "kms:GrantIsForAWSResource": "false" } }), false);
    });
  });

  describe("with CloudWatch Logs", () => {
    const probe = {
      principal: "logs.eu-central-1.amazonaws.com",
      action: "kms:GenerateDataKey",
      resource: key,
      resourcePolicy: keyPolicy({ serviceUses: ["cloudWatchLogs"] }),
    };
    const forLogGroup = (arn: string) => ({ "kms:EncryptionContext:aws:logs:arn": arn });
    const ours = forLogGroup("arn:aws:logs:eu-central-1:123456789012:log-group:orders");

    it("lets it encrypt and decrypt this account's log groups", async () => {
      assert.equal(await isAllowed({ ...probe, context: ours }), true);
      assert.equal(await isAllowed({ ...probe, action: "kms:Decrypt", context: ours }), true);
    });

    it("refuses it for other accounts' log groups, for no log group, and in other regions", async () => {
      const theirs = forLogGroup("arn:aws:logs:eu-central-1:999999999999:log-group:orders");
      assert.equal(await isAllowed({ ...probe, context: theirs }), false);
      assert.equal(await isAllowed({ ...probe, context: {} }), false);
      const elsewhere = { ...probe, principal: "logs.us-east-1.amazonaws.com" };
      assert.equal(await isAllowed({ ...elsewhere, context: ours }), false);
    });

    it("does not let it manage the key", async () => {
      assert.equal(await isAllowed({ ...probe, action: "kms:ScheduleKeyDeletion", context: ours }), false);
    });

    it("knows it under China's DNS suffix", () => {
      const [, statement] = keyPolicy({ region: "cn-north-1", serviceUses: ["cloudWatchLogs"] }).Statement;
      assert.deepEqual(statement?.Principal, { Service: "logs.cn-north-1.amazonaws.com.cn" });
    });
  });

  it("lets EventBridge use the key without a condition, for SNS passes none on to KMS", async () => {
    const resourcePolicy = keyPolicy({ serviceUses: ["eventBridge"] });
    const probe = { principal: "events.amazonaws.com", resource: key, resourcePolicy };
    assert.equal(await isAllowed({ ...probe, action: "kms:GenerateDataKey" }), true);
    assert.equal(await isAllowed({ ...probe, action: "kms:Decrypt" }), true);
    assert.equal(await isAllowed({ ...probe, action: "kms:PutKeyPolicy" }), false);
    assert.equal(await isAllowed({ ...probe, principal: "sns.amazonaws.com", action: "kms:Decrypt" }), false);
    const [, statement] = resourcePolicy.Statement;
    assert.ok(statement !== undefined && !("Condition" in statement));
  });

  it("lets CloudTrail use the key for this account's trails only", async () => {
    const probe = {
      principal: "cloudtrail.amazonaws.com",
      action: "kms:GenerateDataKey",
      resource: key,
      resourcePolicy: keyPolicy({ serviceUses: ["cloudTrail"] }),
    };
    const ofTrail = (arn: string) => ({ "aws:SourceArn": arn });
    const trail = (account: string) => ofTrail(`arn:aws:cloudtrail:eu-central-1:${account}:trail/audit`);
    assert.equal(await isAllowed({ ...probe, context: trail("123456789012") }), true);
    assert.equal(await isAllowed({ ...probe, context: trail("999999999999") }), false);
    assert.equal(await isAllowed({ ...probe, context: {} }), false);
  });

  for (const [use, principal] of [
    ["cloudWatchAlarms", "cloudwatch.amazonaws.com"],
    ["sns", "sns.amazonaws.com"],
  ] as const) {
    it(`lets ${use} use the key for this account only`, async () => {
      const resourcePolicy = keyPolicy({ serviceUses: [use] });
      const probe = { principal, action: "kms:GenerateDataKey", resource: key, resourcePolicy };
      assert.equal(await isAllowed({ ...probe, context: { "aws:SourceAccount": "123456789012" } }), true);
      assert.equal(await isAllowed({ ...probe, context: { "aws:SourceAccount": "999999999999" } }), false);
      assert.equal(await isAllowed({ ...probe, context: {} }), false);
    });
  }
});
