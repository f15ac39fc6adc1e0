import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../../../../components/encryption";
import { EncryptedBucket } from "../../../../components/storage";
import { type RegisteredResource, registeredBy, theOnly } from "../../../support/mockedStack";
import { accessLogs, account, dataBucket, ENCRYPTION, LIFECYCLE, outputs, rulesOf, sidsOf } from "./buckets";

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
