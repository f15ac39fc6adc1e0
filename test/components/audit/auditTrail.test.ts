import assert from "node:assert/strict";
import { AuditTrail, type AuditTrailArgs } from "../../../components/audit";
import { logDeliveryPolicy, trailTrust } from "../../../components/audit/trailDelivery";
import { trailSelectors } from "../../../components/audit/trailSelectors";
import { trailLogBucketPolicy } from "../../../components/storage";
import { type RegisteredResource, registeredBy, theOnly } from "../../support/mockedStack";
import { isAllowed } from "../identity/iamSimulator";

const account = { accountId: "123456789012", region: "eu-central-1" };
const outputs = {
  "aws:s3/bucket:Bucket": (name: string) => ({ bucket: `${name}-1a2b3c4` }),
  "aws:cloudwatch/logGroup:LogGroup": (name: string) => ({ name: `${name}-1a2b3c4` }),
  "aws:iam/role:Role": (name: string) => ({ name: `${name}-1a2b3c4` }),
};
const trail = { ...account, trailName: "audit-stack" };
const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit-stack";

const childrenOf = (args: Partial<AuditTrailArgs> = {}, where = account): Promise<RegisteredResource[]> =>
  registeredBy(
    () => new AuditTrail("audit", { account: where, accessLogs: { bucket: "access-logs" }, ...args }),
    outputs,
  );

describe("AuditTrail", () => {
  it("records every region under a key of its own, validated, into archive and log group", async () => {
    const children = await childrenOf();
    const { tags: _, advancedEventSelectors: __, ...inputs } = theOnly(children, "aws:cloudtrail/trail:Trail").inputs;
    assert.deepEqual(inputs, {
      region: "eu-central-1",
      name: "audit-stack",
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      kmsKeyId: theOnly(children, "aws:kms/key:Key").outputs.arn,
      s3BucketName: "audit-archive-bucket-1a2b3c4",
      cloudWatchLogsGroupArn: "arn:aws:logs:eu-central-1:123456789012:log-group:audit-log-1a2b3c4:*",
      cloudWatchLogsRoleArn: theOnly(children, "aws:iam/role:Role").outputs.arn,
    });
  });

  it("keeps log files for a year, in which nobody can delete one", async () => {
    const children = await childrenOf();
    const lock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
    assert.deepEqual(theOnly(children, lock).inputs.rule, { defaultRetention: { mode: "GOVERNANCE", days: 365 } });
    assert.equal(theOnly(children, "aws:s3/bucket:Bucket").inputs.objectLockEnabled, true);
    assert.equal(theOnly(children, "aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays, 365);
    const unlocked = await childrenOf({ lock: "none", retentionDays: 731 });
    assert.ok(!unlocked.some(({ type }) => type === lock));
    assert.equal(theOnly(unlocked, "aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays, 731);
    const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    assert.match(JSON.stringify(theOnly(unlocked, lifecycle).inputs.rules), /"expiration":\{"days":731\}/);
  });

  it("waits for what CloudTrail tries out: policy of the archive and right to write to the log group", async () => {
    const children = await childrenOf();
    const { dependencies } = theOnly(children, "aws:cloudtrail/trail:Trail");
    for (const type of ["aws:s3/bucketPolicy:BucketPolicy", "aws:iam/rolePolicy:RolePolicy"]) {
      assert.ok(dependencies.includes(theOnly(children, type).urn), type);
    }
  });

  it("stays with everything it needs when the stack goes, but not in an environment that comes and goes", async () => {
    for (const deletionProtection of [true, false]) {
      const custom = (await childrenOf({ deletionProtection })).filter(({ type }) => type.startsWith("aws:"));
      for (const { name, protect, retainOnDelete } of custom) {
        assert.deepEqual([protect, retainOnDelete], [deletionProtection, deletionProtection], name);
      }
    }
  });

  it("names its ARNs as the region's partition does", async () => {
    const region = "us-gov-west-1";
    const children = await childrenOf({}, { ...account, region });
    const { inputs } = theOnly(children, "aws:s3/bucketPolicy:BucketPolicy");
    assert.match(String(inputs.policy), /"arn:aws-us-gov:cloudtrail:us-gov-west-1:123456789012:trail\/audit-stack"/);
    const { cloudWatchLogsGroupArn } = theOnly(children, "aws:cloudtrail/trail:Trail").inputs;
    assert.match(String(cloudWatchLogsGroupArn), /^arn:aws-us-gov:logs:/);
  });

  it("applies transforms", async () => {
    const children = await childrenOf({
      transform: {
        trail: { snsTopicName: "files" },
        key: { key: { description: "Trail" } },
        archive: { bucket: { tags: { kind: "archive" } } },
        role: { path: "/audit/" },
      },
    });
    assert.equal(theOnly(children, "aws:cloudtrail/trail:Trail").inputs.snsTopicName, "files");
    assert.equal(theOnly(children, "aws:kms/key:Key").inputs.description, "Trail");
    assert.equal(theOnly(children, "aws:iam/role:Role").inputs.path, "/audit/");
  });

  it("names every problem at once", async () => {
    await registeredBy(() => {
      const args = {
        account,
        accessLogs: "some",
        trailName: "-",
        dataEvents: { buckets: ["invoices"], resources: { table: [] } },
        retentionDays: 10,
        lock: { mode: "LEGAL", days: 0 },
      };
      assert.throws(
        () => Reflect.construct(AuditTrail, ["Audit", args]),
        (error: Error) => {
          const [title = "", ...lines] = error.message.split("\n").map((line) => line.trim());
          assert.equal(title, 'AuditTrail "Audit": 8 problems');
          const paths = ["name", "accessLogs", "dataEvents.buckets[0]", 'dataEvents.resources["table"]', "trailName"];
          for (const path of [...paths, "retentionDays", "lock.mode", "lock.days"]) {
            assert.ok(
              lines.some((line) => line.startsWith(`${path}: `)),
              `${path}\n${error.message}`,
            );
          }
          return true;
        },
      );
    });
  });
});

describe("trailSelectors", () => {
  const management = { name: "Management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };

  it("record every call that manages something, with or without data", async () => {
    assert.deepEqual(trailSelectors({}), [management]);
    assert.deepEqual(trailSelectors({ buckets: ["arn:aws:s3:::invoices"] })[0], management);
  });

  it("watch objects of the named buckets, and of none whose name only begins so", async () => {
    const dataEvents = {
      buckets: ["arn:aws:s3:::invoices"],
      resources: { "AWS::DynamoDB::Table": ["arn:aws:dynamodb:eu-central-1:123456789012:table/orders"] },
    };
    const { advancedEventSelectors } = theOnly(await childrenOf({ dataEvents }), "aws:cloudtrail/trail:Trail").inputs;
    assert.deepEqual(Array.isArray(advancedEventSelectors) && advancedEventSelectors.slice(1), [
      {
        name: "Data of AWS::S3::Object",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          { field: "resources.ARN", startsWiths: ["arn:aws:s3:::invoices/"] },
        ],
      },
      {
        name: "Data of AWS::DynamoDB::Table",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::DynamoDB::Table"] },
          { field: "resources.ARN", equals: ["arn:aws:dynamodb:eu-central-1:123456789012:table/orders"] },
        ],
      },
    ]);
  });
});

describe("what CloudTrail may do", () => {
  const cloudTrail = "cloudtrail.amazonaws.com";
  const ours = { "aws:SourceArn": trailArn, "aws:SourceAccount": "123456789012" };
  const theirs = { ...ours, "aws:SourceArn": "arn:aws:cloudtrail:eu-central-1:123456789012:trail/another" };

  it("is to deliver files of this trail for this account, and nothing else in the archive", async () => {
    const bucketArn = "arn:aws:s3:::audit";
    const resourcePolicy = trailLogBucketPolicy({ bucketArn, accountId: "123456789012", trailArn });
    const file = `${bucketArn}/AWSLogs/123456789012/CloudTrail/eu-central-1/2026/11/25/file.json.gz`;
    const acl = { "s3:x-amz-acl": "bucket-owner-full-control" };
    const put = { principal: cloudTrail, action: "s3:PutObject", resource: file, resourcePolicy };
    assert.equal(await isAllowed({ ...put, context: { ...acl, ...ours } }), true);
    assert.equal(await isAllowed({ ...put, context: { ...acl, ...theirs } }), false);
    assert.equal(await isAllowed({ ...put, resource: `${bucketArn}/other`, context: { ...acl, ...ours } }), false);
    assert.equal(await isAllowed({ ...put, action: "s3:DeleteObject", context: ours }), false);
    assert.equal(await isAllowed({ ...put, action: "s3:GetObject", context: ours }), false);
    const check = { principal: cloudTrail, action: "s3:GetBucketAcl", resource: bucketArn, resourcePolicy };
    assert.equal(await isAllowed({ ...check, context: ours }), true);
    assert.equal(await isAllowed({ ...check, context: theirs }), false);
  });

  it("is to deliver digests as well, which it encrypts under S3's own keys", async () => {
    const bucketArn = "arn:aws:s3:::audit";
    const context = {
      ...ours,
      "s3:x-amz-acl": "bucket-owner-full-control",
      "s3:x-amz-server-side-encryption": "AES256",
    };
    const resourcePolicy = trailLogBucketPolicy({ bucketArn, accountId: "123456789012", trailArn });
    const resource = `${bucketArn}/AWSLogs/123456789012/CloudTrail-Digest/eu-central-1/2026/11/25/digest.json.gz`;
    const put = { principal: cloudTrail, action: "s3:PutObject", resource, resourcePolicy };
    assert.equal(await isAllowed({ ...put, context }), true);
    assert.equal(await isAllowed({ ...put, context: { ...context, "aws:SecureTransport": "false" } }), false);
  });

  it("is to take the role for this trail only, and to write to its own streams", async () => {
    const role = "arn:aws:iam::123456789012:role/audit";
    const assume = {
      principal: cloudTrail,
      action: "sts:AssumeRole",
      resource: role,
      resourcePolicy: trailTrust(trail),
    };
    assert.equal(await isAllowed({ ...assume, context: ours }), true);
    assert.equal(await isAllowed({ ...assume, context: theirs }), false);
    const logGroupArn = "arn:aws:logs:eu-central-1:123456789012:log-group:audit";
    const write = {
      principal: role,
      action: "logs:PutLogEvents",
      identityPolicy: logDeliveryPolicy(logGroupArn, trail),
    };
    const stream = `${logGroupArn}:log-stream:123456789012_CloudTrail_eu-central-1_2`;
    assert.equal(await isAllowed({ ...write, resource: stream }), true);
    assert.equal(await isAllowed({ ...write, resource: `${logGroupArn}:log-stream:other` }), false);
    assert.equal(await isAllowed({ ...write, action: "logs:DeleteLogStream", resource: stream }), false);
  });
});
