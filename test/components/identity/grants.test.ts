import assert from "node:assert/strict";
import { type Access, policyDocument } from "../../../components/core";
import { encryptionKeyPolicy } from "../../../components/encryption";
import { keyGrants } from "../../../components/encryption/keyGrants";
import { grantStatements, keyGrantStatements } from "../../../components/identity";
import { checkInlinePolicies } from "../../../components/identity/grants";
import { bucketGrants } from "../../../components/storage/bucket/bucketGrants";
import { isAllowed } from "./iamSimulator";

const role = "arn:aws:iam::123456789012:role/orders";
const bucket = "arn:aws:s3:::invoices";
const key = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111";
const otherKey = "arn:aws:kms:eu-central-1:123456789012:key/22222222-2222-2222-2222-222222222222";

/** The policy that every key here has: the account's IAM policies decide. */
const keyPolicy = encryptionKeyPolicy({
  accountId: "123456789012",
  region: "eu-central-1",
  administrators: [],
  serviceUses: [],
});

/** What S3 tells KMS when it asks on a caller's behalf. */
const throughS3 = (arn: string) => ({
  "kms:ViaService": "s3.eu-central-1.amazonaws.com",
  "kms:EncryptionContext:aws:s3:arn": arn,
});

/** All that a grant on a bucket says, of it and of its key. */
function bucketGrant(access: Access) {
  return policyDocument(
    ...grantStatements(bucketGrants, access, bucket),
    ...keyGrantStatements(bucketGrants, access, bucket, key),
  );
}

describe("grants on a bucket", () => {
  it("separate the bucket from its objects", () => {
    assert.deepEqual(grantStatements(bucketGrants, "read", bucket), [
      { Sid: "Resource", Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: bucket },
      { Sid: "Contents", Effect: "Allow", Action: ["s3:GetObject"], Resource: `${bucket}/*` },
    ]);
  });

  it("tie the key to bucket and objects, and to S3", () => {
    assert.deepEqual(keyGrantStatements(bucketGrants, "read", bucket, key), [
      {
        Sid: "EncryptionKey",
        Effect: "Allow",
        Action: ["kms:Decrypt"],
        Resource: key,
        Condition: {
          StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" },
          StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, `${bucket}/*`] },
        },
      },
    ]);
  });

  it("name S3 as China's partition does", () => {
    const [statement] = keyGrantStatements(
      bucketGrants,
      "read",
      "arn:aws-cn:s3:::x",
      "arn:aws-cn:kms:cn-north-1:1:key/1",
    );
    assert.equal(statement?.Condition?.StringEquals?.["kms:ViaService"], "s3.cn-north-1.amazonaws.com.cn");
  });

  it("join both verbs without repeating an action", () => {
    const [statement] = keyGrantStatements(bucketGrants, "readWrite", bucket, key);
    assert.deepEqual(statement?.Action, ["kms:Decrypt", "kms:GenerateDataKey"]);
  });

  const object = `${bucket}/2024/1.pdf`;
  const probes: readonly [action: string, resource: string, allowed: readonly Access[]][] = [
    ["s3:ListBucket", bucket, ["read", "readWrite"]],
    ["s3:GetObject", object, ["read", "readWrite"]],
    ["s3:PutObject", object, ["write", "readWrite"]],
    ["s3:DeleteObject", object, ["write", "readWrite"]],
    ["s3:AbortMultipartUpload", object, ["write", "readWrite"]],
    ["s3:DeleteObjectVersion", object, []],
    ["s3:PutObjectAcl", object, []],
    ["s3:BypassGovernanceRetention", object, []],
    ["s3:PutBucketPolicy", bucket, []],
    ["s3:PutEncryptionConfiguration", bucket, []],
    ["s3:DeleteBucket", bucket, []],
    ["s3:GetObject", "arn:aws:s3:::payroll/1.pdf", []],
    ["s3:GetObject", "arn:aws:s3:::invoices-archive/1.pdf", []],
    ["s3:PutObject", "arn:aws:s3:::payroll/1.pdf", []],
    ["s3:ListBucket", "arn:aws:s3:::payroll", []],
  ];
  for (const access of ["read", "write", "readWrite"] as const) {
    for (const [action, resource, allowed] of probes) {
      const expected = allowed.includes(access);
      it(`${access} ${expected ? "allows" : "denies"} ${action} on ${resource}`, async () => {
        const identityPolicy = bucketGrant(access);
        assert.equal(await isAllowed({ principal: role, action, resource, identityPolicy }), expected);
      });
    }
  }

  const keyProbes: readonly [
    what: string,
    action: string,
    key: string,
    context: Readonly<Record<string, string>>,
    allowed: readonly Access[],
  ][] = [
    ["decrypt an object of the bucket", "kms:Decrypt", key, throughS3(object), ["read", "write", "readWrite"]],
    ["decrypt under the bucket's S3 Bucket Key", "kms:Decrypt", key, throughS3(bucket), ["read", "write", "readWrite"]],
    ["encrypt an object of the bucket", "kms:GenerateDataKey", key, throughS3(bucket), ["write", "readWrite"]],
    [
      "decrypt an object of another bucket under the same key",
      "kms:Decrypt",
      key,
      throughS3("arn:aws:s3:::payroll/1"),
      [],
    ],
    ["decrypt an object of a bucket with a longer name", "kms:Decrypt", key, throughS3(`${bucket}-archive`), []],
    ["decrypt without S3", "kms:Decrypt", key, {}, []],
    [
      "decrypt through another service",
      "kms:Decrypt",
      key,
      { ...throughS3(object), "kms:ViaService": "ec2.eu-central-1.amazonaws.com" },
      [],
    ],
    [
      "decrypt through S3 of another region",
      "kms:Decrypt",
      key,
      { ...throughS3(object), "kms:ViaService": "s3.us-east-1.amazonaws.com" },
      [],
    ],
    ["decrypt under another key", "kms:Decrypt", otherKey, throughS3(object), []],
    ["delete the key", "kms:ScheduleKeyDeletion", key, {}, []],
    ["rewrite the key's policy", "kms:PutKeyPolicy", key, {}, []],
  ];
  for (const access of ["read", "write", "readWrite"] as const) {
    for (const [what, action, resource, context, allowed] of keyProbes) {
      const expected = allowed.includes(access);
      it(`${access} ${expected ? "lets" : "does not let"} a workload ${what}`, async () => {
        const identityPolicy = bucketGrant(access);
        const probe = { principal: role, action, resource, context, identityPolicy, resourcePolicy: keyPolicy };
        assert.equal(await isAllowed(probe), expected);
      });
    }
  }
});

describe("grants on a key", () => {
  it("need no other key", () => {
    assert.deepEqual(keyGrantStatements(keyGrants, "readWrite", key, otherKey), []);
  });

  const probes: readonly [action: string, resource: string, allowed: readonly Access[]][] = [
    ["kms:Decrypt", key, ["read", "readWrite"]],
    ["kms:Encrypt", key, ["write", "readWrite"]],
    ["kms:GenerateDataKey", key, ["write", "readWrite"]],
    ["kms:DescribeKey", key, ["read", "write", "readWrite"]],
    ["kms:Decrypt", otherKey, []],
    ["kms:Encrypt", otherKey, []],
    ["kms:CreateGrant", key, []],
    ["kms:PutKeyPolicy", key, []],
    ["kms:ScheduleKeyDeletion", key, []],
  ];
  for (const access of ["read", "write", "readWrite"] as const) {
    for (const [action, resource, allowed] of probes) {
      const expected = allowed.includes(access);
      it(`${access} ${expected ? "allows" : "denies"} ${action} on ${resource === key ? "it" : "another key"}`, async () => {
        const identityPolicy = policyDocument(...grantStatements(keyGrants, access, key));
        const probe = { principal: role, action, resource, identityPolicy, resourcePolicy: keyPolicy };
        assert.equal(await isAllowed(probe), expected);
      });
    }
  }
});

describe("checkInlinePolicies", () => {
  it("takes what IAM takes, and tells of more how much it is and what to do", () => {
    assert.deepEqual(checkInlinePolicies(10_240), []);
    const [problem] = checkInlinePolicies(10_241);
    assert.equal(problem?.propertyPath, "grant");
    assert.match(problem?.reason ?? "", /^makes 10241 characters .* takes 10240 per role; grant less, or /);
  });
});

describe("grants", () => {
  it("never write an action with a wildcard", () => {
    const statements = [bucketGrants, keyGrants].flatMap((definition) => [
      ...grantStatements(definition, "readWrite", bucket),
      ...keyGrantStatements(definition, "readWrite", bucket, key),
    ]);
    const actions = statements.flatMap((statement) => statement.Action ?? []);
    assert.ok(actions.length > 10);
    assert.deepEqual(
      actions.filter((action) => action.includes("*")),
      [],
    );
  });
});
