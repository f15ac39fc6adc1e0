import assert from "node:assert/strict";
import { policyDocument } from "../../../../components/core";
import { accessLogBucketPolicy, dataBucketPolicy } from "../../../../components/storage";
import { isAllowed, type Probe } from "../../identity/iamSimulator";

const role = "arn:aws:iam::123456789012:role/orders";
const bucketArn = "arn:aws:s3:::invoices";
const keyArn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111";
const otherKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/22222222-2222-2222-2222-222222222222";
const everythingInS3 = policyDocument({ Effect: "Allow", Action: "s3:*", Resource: "*" });

const safely = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };

describe("dataBucketPolicy", () => {
  const resourcePolicy = dataBucketPolicy({ bucketArn, keyArn });
  const put = (context: Readonly<Record<string, string>>): Probe => ({
    principal: role,
    action: "s3:PutObject",
    resource: `${bucketArn}/1.pdf`,
    context,
    identityPolicy: everythingInS3,
    resourcePolicy,
  });
  const encryption = "s3:x-amz-server-side-encryption";
  const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";

  it("opens the bucket to nobody", async () => {
    const { identityPolicy: _, ...withoutIam } = put(safely);
    assert.equal(await isAllowed(withoutIam), false);
    assert.ok(resourcePolicy.Statement.every(({ Effect }) => Effect === "Deny"));
  });

  const allowed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "an upload that leaves encryption to the bucket": safely,
    "an upload that names the bucket's own key": { ...safely, [encryption]: "aws:kms", [keyId]: keyArn },
    "an upload over TLS 1.2": { ...safely, "s3:TlsVersion": "1.2" },
  };
  for (const [what, context] of Object.entries(allowed)) {
    it(`does not refuse ${what}`, async () => assert.equal(await isAllowed(put(context)), true));
  }

  const refused: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "an upload over plain HTTP": { "aws:SecureTransport": "false" },
    "an upload over TLS 1.1": { ...safely, "s3:TlsVersion": "1.1" },
    "an upload under another key": { ...safely, [encryption]: "aws:kms", [keyId]: otherKeyArn },
    "an upload under AWS's key for S3": { ...safely, [encryption]: "aws:kms" },
    "an upload under SSE-S3": { ...safely, [encryption]: "AES256" },
    "an upload under a key only the client has": {
      ...safely,
      "s3:x-amz-server-side-encryption-customer-algorithm": "AES256",
    },
  };
  for (const [what, context] of Object.entries(refused)) {
    it(`refuses ${what}`, async () => assert.equal(await isAllowed(put(context)), false));
  }

  it("refuses to be read or listed over plain HTTP", async () => {
    const probe = { ...put({ "aws:SecureTransport": "false" }), action: "s3:GetObject" };
    assert.equal(await isAllowed(probe), false);
    assert.equal(await isAllowed({ ...probe, action: "s3:ListBucket", resource: bucketArn }), false);
    assert.equal(await isAllowed({ ...probe, context: safely }), true);
  });
});

describe("accessLogBucketPolicy", () => {
  const resourcePolicy = accessLogBucketPolicy({ bucketArn, accountId: "123456789012", region: "eu-central-1" });
  const deliver = (change: Partial<Probe>): Probe => ({
    principal: "logging.s3.amazonaws.com",
    action: "s3:PutObject",
    resource: `${bucketArn}/invoices/2024-01-01-00-00-00-0123456789ABCDEF`,
    context: { ...safely, "aws:SourceAccount": "123456789012", "aws:SourceArn": "arn:aws:s3:::invoices" },
    resourcePolicy,
    ...change,
  });
  const fromLoadBalancer = (key: string): Probe =>
    deliver({
      principal: "logdelivery.elasticloadbalancing.amazonaws.com",
      resource: `${bucketArn}/${key}`,
      context: safely,
    });

  it("lets S3 deliver logs of this account's buckets, and nothing else", async () => {
    assert.equal(await isAllowed(deliver({})), true);
    const theirs = { ...safely, "aws:SourceAccount": "999999999999", "aws:SourceArn": "arn:aws:s3:::theirs" };
    assert.equal(await isAllowed(deliver({ context: theirs })), false);
    assert.equal(await isAllowed(deliver({ action: "s3:GetObject" })), false);
    assert.equal(await isAllowed(deliver({ principal: "cloudtrail.amazonaws.com" })), false);
  });

  it("lets load balancers of this account deliver logs, with or without a prefix", async () => {
    const file = "123456789012/elasticloadbalancing/eu-central-1/2024/01/01/log.gz";
    assert.equal(await isAllowed(fromLoadBalancer(`AWSLogs/${file}`)), true);
    assert.equal(await isAllowed(fromLoadBalancer(`shop/AWSLogs/${file}`)), true);
    assert.equal(await isAllowed(fromLoadBalancer("AWSLogs/999999999999/elasticloadbalancing/log.gz")), false);
    assert.equal(await isAllowed(fromLoadBalancer("shop/log.gz")), false);
  });

  it("refuses plain HTTP, and encryption under any other key than S3's", async () => {
    const upload = (context: Readonly<Record<string, string>>) =>
      deliver({ principal: role, identityPolicy: everythingInS3, context });
    const encryption = "s3:x-amz-server-side-encryption";
    assert.equal(await isAllowed(upload({ "aws:SecureTransport": "false" })), false);
    assert.equal(await isAllowed(upload({ ...safely, [encryption]: "aws:kms" })), false);
    assert.equal(await isAllowed(upload({ ...safely, [encryption]: "AES256" })), true);
    assert.equal(await isAllowed(upload(safely)), true);
  });
});
