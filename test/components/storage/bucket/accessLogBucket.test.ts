import assert from "node:assert/strict";
import { EncryptionKey } from "../../../../components/encryption";
import { EncryptedBucket } from "../../../../components/storage";
import { registeredBy, theOnly } from "../../../support/mockedStack";
import { account, ENCRYPTION, LIFECYCLE, logBucket, outputs, rulesOf, sidsOf } from "./buckets";

describe("EncryptedBucket for access logs", () => {
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
