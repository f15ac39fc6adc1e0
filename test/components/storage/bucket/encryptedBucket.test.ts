import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../../../../components/encryption";
import { type DataBucketArgs, EncryptedBucket, type EncryptedBucketArgs } from "../../../../components/storage";
import { type MockedOutputs, type RegisteredResource, registeredBy, theOnly } from "../../../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };
const accessLogs = { bucket: "access-logs" };
const outputs: MockedOutputs = {
  "aws:s3/bucket:Bucket": (name, inputs) => ({ bucket: inputs.bucket ?? `${name}-1a2b3c4` }),
};

async function dataBucket(args: Partial<DataBucketArgs> = {}): Promise<RegisteredResource[]> {
  const resources = await registeredBy(() => {
    const key = new EncryptionKey("data", { account });
    new EncryptedBucket("invoices", { account, key, accessLogs, ...args });
  }, outputs);
  return resources.filter(({ parent }) => parent === "invoices");
}

async function logBucket(args: Partial<EncryptedBucketArgs> = {}): Promise<RegisteredResource[]> {
  const resources = await registeredBy(
    () => new EncryptedBucket("logs", { account, ...args, purpose: "accessLogs" }),
    outputs,
  );
  return resources.filter(({ parent }) => parent === "logs");
}

function sidsOf(resources: readonly RegisteredResource[]): string[] {
  const { inputs } = theOnly(resources, "aws:s3/bucketPolicy:BucketPolicy");
  return JSON.parse(String(inputs.policy)).Statement.map((statement: { Sid: string }) => statement.Sid);
}

function rulesOf(resources: readonly RegisteredResource[], type: string): unknown {
  return theOnly(resources, type).inputs.rules;
}

const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

describe("EncryptedBucket", () => {
  it("is a bucket and the seven settings that close it", async () => {
    const types = (await dataBucket()).map(({ type }) => type.split(":").at(-1));
    assert.deepEqual(types.sort(), [
      "Bucket",
      "BucketLifecycleConfiguration",
      "BucketLogging",
      "BucketOwnershipControls",
      "BucketPolicy",
      "BucketPublicAccessBlock",
      "BucketServerSideEncryptionConfiguration",
      "BucketVersioning",
    ]);
  });

  it("encrypts under the key, with an S3 Bucket Key, and never under keys of the client", async () => {
    assert.deepEqual(rulesOf(await dataBucket(), ENCRYPTION), [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: "arn:aws:mock:eu-central-1:123456789012:data-key",
        },
        bucketKeyEnabled: true,
        blockedEncryptionTypes: ["SSE-C"],
      },
    ]);
  });

  it("blocks public access in all four ways, and turns access lists off", async () => {
    const resources = await dataBucket();
    assert.deepEqual(theOnly(resources, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs, {
      bucket: "invoices-bucket-1a2b3c4",
      region: "eu-central-1",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const ownership = theOnly(resources, "aws:s3/bucketOwnershipControls:BucketOwnershipControls");
    assert.deepEqual(ownership.inputs.rule, { objectOwnership: "BucketOwnerEnforced" });
  });

  it("is in the region of its account, with everything that belongs to it", async () => {
    const there = { ...account, region: "eu-west-1" };
    const resources = await registeredBy(() => {
      const key = new EncryptionKey("data", { account: there });
      const logs = new EncryptedBucket("logs", { account: there, purpose: "accessLogs" });
      new EncryptedBucket("invoices", { account: there, key, accessLogs: logs.accessLogTarget() });
    }, outputs);
    const ofAws = resources.filter(({ type }) => type.startsWith("aws:"));
    assert.equal(ofAws.length, 17);
    for (const { name, inputs } of ofAws) assert.equal(inputs.region, "eu-west-1", name);
  });

  it("needs its key and its access logs in its own account and region", async () => {
    await registeredBy(() => {
      const elsewhere = { accountId: "999999999999", region: "eu-west-1" };
      const key = new EncryptionKey("data", { account: elsewhere });
      const logs = new EncryptedBucket("logs", { account: { ...account, region: "eu-west-1" }, purpose: "accessLogs" });
      assert.throws(
        () => new EncryptedBucket("invoices", { account, key, accessLogs: logs.accessLogTarget() }),
        (error: Error) => {
          assert.deepEqual(error.message.split("\n").slice(1), [
            "  key: is in account 999999999999; give one in account 123456789012",
            "  key: is in region eu-west-1; give one in region eu-central-1",
            "  accessLogs: is in region eu-west-1; give one in region eu-central-1",
          ]);
          return true;
        },
      );
    }, outputs);
  });

  it("keeps old versions for 90 days and unfinished uploads for 7, unless told otherwise", async () => {
    const rule = (noncurrentDays: number, daysAfterInitiation: number) => [
      {
        id: "housekeeping",
        status: "Enabled",
        filter: {},
        noncurrentVersionExpiration: { noncurrentDays },
        abortIncompleteMultipartUpload: { daysAfterInitiation },
        expiration: { expiredObjectDeleteMarker: true },
      },
    ];
    const resources = await dataBucket();
    const versioning = theOnly(resources, "aws:s3/bucketVersioning:BucketVersioning");
    assert.deepEqual(versioning.inputs.versioningConfiguration, { status: "Enabled" });
    assert.deepEqual(rulesOf(resources, LIFECYCLE), rule(90, 7));
    const other = await dataBucket({ noncurrentVersionDays: 30, abortIncompleteUploadDays: 1 });
    assert.deepEqual(rulesOf(other, LIFECYCLE), rule(30, 1));
  });

  it("logs accesses under its name or the prefix it is given", async () => {
    const logging = (resources: readonly RegisteredResource[]) =>
      theOnly(resources, "aws:s3/bucketLogging:BucketLogging").inputs;
    assert.deepEqual(logging(await dataBucket()), {
      bucket: "invoices-bucket-1a2b3c4",
      region: "eu-central-1",
      targetBucket: "access-logs",
      targetPrefix: "invoices/",
    });
    const prefixed = await dataBucket({ accessLogs: { bucket: "access-logs", prefix: "s3/invoices" } });
    assert.equal(logging(prefixed).targetPrefix, "s3/invoices/");
  });

  it("logs no accesses only where that was said", async () => {
    const types = (await dataBucket({ accessLogs: "none" })).map(({ type }) => type);
    assert.equal(types.length, 7);
    assert.ok(!types.includes("aws:s3/bucketLogging:BucketLogging"));
  });

  it("refuses unsafe requests in its policy", async () => {
    assert.deepEqual(sidsOf(await dataBucket()), [
      "RefusePlainHttp",
      "RefuseOldTls",
      "RefuseOtherEncryption",
      "RefuseOtherKeys",
      "RefuseAwsManagedKey",
      "RefuseCustomerKeys",
    ]);
  });

  it("sets access settings one after the other: public access block, ownership, policy", async () => {
    const names = new Map<pulumi.Resource, string>();
    const before = new Map<string, string[]>();
    await registeredBy(() => {
      pulumi.runtime.registerStackTransformation(({ resource, name, opts }) => {
        const dependsOn = [opts.dependsOn ?? []].flat();
        names.set(resource, name);
        before.set(
          name,
          dependsOn.map((dependency) => (pulumi.Resource.isInstance(dependency) ? (names.get(dependency) ?? "") : "")),
        );
        return undefined;
      });
      const key = new EncryptionKey("data", { account });
      new EncryptedBucket("invoices", { account, key, accessLogs });
    });
    assert.deepEqual(before.get("invoices-ownership"), ["invoices-public-access-block"]);
    assert.deepEqual(before.get("invoices-policy"), ["invoices-public-access-block", "invoices-ownership"]);
    assert.deepEqual(before.get("invoices-lifecycle"), ["invoices-versioning"]);
  });

  it("keeps the bucket when the stack goes, but can be emptied in an environment that comes and goes", async () => {
    const kept = theOnly(await dataBucket(), "aws:s3/bucket:Bucket");
    assert.deepEqual([kept.protect, kept.retainOnDelete, kept.inputs.forceDestroy], [true, true, false]);
    const loose = theOnly(await dataBucket({ deletionProtection: false }), "aws:s3/bucket:Bucket");
    assert.deepEqual([loose.protect, loose.retainOnDelete, loose.inputs.forceDestroy], [false, false, true]);
  });

  it("keeps with the bucket what guards it", async () => {
    for (const kept of [true, false]) {
      const resources = await dataBucket({ deletionProtection: kept });
      assert.equal(resources.length, 8);
      for (const { name, protect, retainOnDelete } of resources) {
        assert.deepEqual([protect, retainOnDelete], [kept, kept], name);
      }
    }
  });

  it("takes a name for the bucket", async () => {
    const named = theOnly(await dataBucket({ bucketName: "acme-invoices" }), "aws:s3/bucket:Bucket");
    assert.equal(named.inputs.bucket, "acme-invoices");
    assert.equal(theOnly(await dataBucket(), "aws:s3/bucket:Bucket").inputs.bucket, undefined);
  });

  it("applies transforms, even those that lower a default", async () => {
    const resources = await dataBucket({
      transform: {
        bucket: { tags: { team: "payments" } },
        publicAccessBlock: { blockPublicAcls: false },
        versioning: { versioningConfiguration: { mfaDelete: "Enabled" } },
        logging: (args) => ({ ...args, targetPrefix: "elsewhere/" }),
      },
    });
    assert.equal(
      theOnly(resources, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs.blockPublicAcls,
      false,
    );
    assert.deepEqual(theOnly(resources, "aws:s3/bucketVersioning:BucketVersioning").inputs.versioningConfiguration, {
      status: "Enabled",
      mfaDelete: "Enabled",
    });
    assert.equal(theOnly(resources, "aws:s3/bucketLogging:BucketLogging").inputs.targetPrefix, "elsewhere/");
    const tags = Object.entries(theOnly(resources, "aws:s3/bucket:Bucket").inputs.tags ?? {});
    assert.ok(tags.some(([name]) => name === "team") && tags.some(([name]) => name === "pulumi:stack"));
  });

  describe("for access logs", () => {
    it("uses SSE-S3, keeps logs for a year, and does not log itself", async () => {
      const resources = await logBucket();
      assert.equal(resources.length, 7);
      assert.deepEqual(rulesOf(resources, ENCRYPTION), [
        { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, blockedEncryptionTypes: ["SSE-C"] },
      ]);
      assert.deepEqual(rulesOf(resources, LIFECYCLE), [
        {
          id: "housekeeping",
          status: "Enabled",
          filter: {},
          noncurrentVersionExpiration: { noncurrentDays: 90 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          expiration: { days: 365 },
        },
      ]);
      assert.deepEqual(sidsOf(resources), [
        "RefusePlainHttp",
        "RefuseOldTls",
        "RefuseOtherEncryption",
        "RefuseCustomerKeys",
        "LetS3DeliverAccessLogs",
        "LetLoadBalancersDeliverAccessLogs",
      ]);
    });

    it("keeps the logs when the stack goes", async () => {
      const bucket = theOnly(await logBucket(), "aws:s3/bucket:Bucket");
      assert.deepEqual([bucket.protect, bucket.retainOnDelete], [true, true]);
    });

    it("is where other buckets log, once its policy lets them", async () => {
      const resources = await registeredBy(() => {
        const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
        const key = new EncryptionKey("data", { account });
        new EncryptedBucket("invoices", { account, key, accessLogs: logs.accessLogTarget() });
        new EncryptedBucket("payroll", { account, key, accessLogs: logs.accessLogTarget("s3") });
      }, outputs);
      const logging = resources.filter(({ type }) => type === "aws:s3/bucketLogging:BucketLogging");
      assert.deepEqual(
        logging.map(({ inputs }) => [inputs.targetBucket, inputs.targetPrefix]),
        [
          ["logs-bucket-1a2b3c4", "invoices/"],
          ["logs-bucket-1a2b3c4", "s3/"],
        ],
      );
      const names = resources.map(({ name }) => name);
      assert.ok(names.indexOf("logs-policy") < names.indexOf("invoices-logging"));
    });

    it("is the only kind that others can log to", async () => {
      await registeredBy(() => {
        const key = new EncryptionKey("data", { account });
        const bucket = new EncryptedBucket("invoices", { account, key, accessLogs: "none" });
        assert.throws(() => bucket.accessLogTarget(), {
          message: /purpose: is "data"; access logs need a bucket of their own, with "accessLogs"/,
        });
      });
    });
  });

  it("names every problem at once", async () => {
    await registeredBy(() => {
      const wrong = {
        account: { accountId: "1", region: "eu-central-1" },
        noncurrentVersionDays: 0,
        abortIncompleteUploadDays: 1.5,
      };
      assert.throws(() => Reflect.construct(EncryptedBucket, ["Invoices", wrong]), {
        message: [
          'EncryptedBucket "Invoices": 6 problems',
          '  name: "Invoices" is not valid; write at most 48 lower-case letters, digits and hyphens, for the bucket\'s name is generated from it; or give bucketName',
          '  account.accountId: "1" is not valid; write the twelve digits of the account, such as "123456789012"',
          "  noncurrentVersionDays: 0 is not valid; write a whole number of days, at least 1",
          "  abortIncompleteUploadDays: 1.5 is not valid; write a whole number of days, at least 1",
          "  key: is missing; write the EncryptionKey that the data is encrypted under",
          '  accessLogs: is missing; write the bucket that accesses are logged to, such as logs.accessLogTarget(), or "none" to log none',
        ].join("\n"),
      });
      assert.throws(
        () => new EncryptedBucket("Logs", { account, purpose: "accessLogs", bucketName: "My_Logs", retentionDays: -1 }),
        { message: /2 problems\n {2}bucketName: "My_Logs" is not valid.*\n {2}retentionDays: -1 is not valid/ },
      );
      assert.throws(() => Reflect.construct(EncryptedBucket, ["logs", { account, purpose: "logs" }]), {
        message: /purpose: "logs" is not valid; write "data" or "accessLogs"/,
      });
    });
  });
});
