import assert from "node:assert/strict";
import { ThreatDetection, type ThreatDetectionArgs } from "../../../components/audit";
import { configDeliveryPolicy, configTrust } from "../../../components/audit/configDelivery";
import { type RegisteredResource, registeredBy, theOnly } from "../../support/mockedStack";
import { isAllowed } from "../identity/iamSimulator";

const account = { accountId: "123456789012", region: "eu-central-1" };
const outputs = { "aws:s3/bucket:Bucket": (name: string) => ({ bucket: `${name}-1a2b3c4` }) };

const childrenOf = (args: Partial<ThreatDetectionArgs> = {}, where = account): Promise<RegisteredResource[]> =>
  registeredBy(
    () => new ThreatDetection("detection", { account: where, accessLogs: { bucket: "access-logs" }, ...args }),
    outputs,
  );

const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const STANDARD = "aws:securityhub/standardsSubscription:StandardsSubscription";

describe("ThreatDetection", () => {
  it("switches GuardDuty on with everything it looks at", async () => {
    const children = await childrenOf();
    const { id } = theOnly(children, "aws:guardduty/detector:Detector").outputs;
    const features = children.filter(({ type }) => type === FEATURE);
    assert.deepEqual(
      features.map(({ inputs }) => [inputs.name, inputs.status, inputs.detectorId]),
      [
        "S3_DATA_EVENTS",
        "EKS_AUDIT_LOGS",
        "EBS_MALWARE_PROTECTION",
        "RDS_LOGIN_EVENTS",
        "LAMBDA_NETWORK_LOGS",
        "RUNTIME_MONITORING",
      ].map((name) => [name, "ENABLED", id]),
    );
    assert.match(JSON.stringify(features.at(-1)?.inputs), /"EKS_ADDON_MANAGEMENT","status":"ENABLED"/);
  });

  it("judges by the standards of AWS and CIS, in the region's partition", async () => {
    const standardsIn = async (region: string) =>
      (await childrenOf({ config: false }, { ...account, region }))
        .filter(({ type }) => type === STANDARD)
        .map(({ inputs }) => inputs.standardsArn);
    assert.deepEqual(await standardsIn("eu-central-1"), [
      "arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0",
      "arn:aws:securityhub:eu-central-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
    ]);
    assert.match(String((await standardsIn("cn-north-1"))[0]), /^arn:aws-cn:securityhub:cn-north-1::standards/);
  });

  it("records every resource, and starts when AWS Config may deliver", async () => {
    const children = await childrenOf();
    const recorder = theOnly(children, "aws:cfg/recorder:Recorder");
    assert.deepEqual(recorder.inputs.recordingGroup, { allSupported: true, includeGlobalResourceTypes: true });
    const channel = theOnly(children, "aws:cfg/deliveryChannel:DeliveryChannel");
    assert.equal(channel.inputs.s3KmsKeyArn, theOnly(children, "aws:kms/key:Key").outputs.arn);
    for (const type of ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"]) {
      assert.ok(channel.dependencies.includes(theOnly(children, type).urn), type);
    }
    const status = theOnly(children, "aws:cfg/recorderStatus:RecorderStatus");
    assert.equal(status.inputs.isEnabled, true);
    assert.ok(status.dependencies.includes(channel.urn));
  });

  it("leaves out what the account has already", async () => {
    const none = { guardDuty: false, securityHub: false, accessAnalyzer: false, config: false };
    const of = async (args: Partial<ThreatDetectionArgs>) =>
      (await childrenOf({ ...none, ...args })).filter(({ type }) => type.startsWith("aws:")).map(({ type }) => type);
    assert.deepEqual(await of({}), []);
    assert.deepEqual(await of({ accessAnalyzer: true }), ["aws:accessanalyzer/analyzer:Analyzer"]);
    assert.deepEqual(await of({ guardDuty: true, guardDutyFeatures: [] }), ["aws:guardduty/detector:Detector"]);
  });

  it("stays when the stack goes, but not in an environment that comes and goes; in the account's region", async () => {
    for (const deletionProtection of [true, false]) {
      const custom = (await childrenOf({ deletionProtection })).filter(({ type }) => type.startsWith("aws:"));
      for (const { name, type, inputs, protect, retainOnDelete } of custom) {
        assert.deepEqual([protect, retainOnDelete], [deletionProtection, deletionProtection], name);
        if (!type.startsWith("aws:iam/")) assert.equal(inputs.region, "eu-central-1", name);
      }
    }
  });

  it("applies transforms, and names every problem at once", async () => {
    const transform = { detector: { enable: false }, bucket: { bucket: { tags: { a: "b" } } } };
    assert.equal(theOnly(await childrenOf({ transform }), "aws:guardduty/detector:Detector").inputs.enable, false);
    await registeredBy(() => {
      const args = { account, accessLogs: "some", guardDuty: "yes", guardDutyFeatures: ["DNS"] };
      assert.throws(() => Reflect.construct(ThreatDetection, ["Detection", args]), {
        message:
          /^ThreatDetection "Detection": 4 problems\n {2}name: .*\n {2}accessLogs: .*\n {2}guardDuty: .*\n {2}guardDutyFeatures\[0\]: /,
      });
    });
  });
});

describe("what AWS Config may do", () => {
  const role = "arn:aws:iam::123456789012:role/config";
  const bucketArn = "arn:aws:s3:::records";
  const keyArn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111";
  const identityPolicy = configDeliveryPolicy({ ...account, bucketArn, keyArn });

  it("is to take the role for this account only", async () => {
    const assume = {
      principal: "config.amazonaws.com",
      action: "sts:AssumeRole",
      resource: role,
      resourcePolicy: configTrust("123456789012"),
    };
    assert.equal(await isAllowed({ ...assume, context: { "aws:SourceAccount": "123456789012" } }), true);
    assert.equal(await isAllowed({ ...assume, context: { "aws:SourceAccount": "999999999999" } }), false);
  });

  it("is to deliver for this account, and to read or delete nothing", async () => {
    const record = `${bucketArn}/AWSLogs/123456789012/Config/eu-central-1/2026/11/25/record.json.gz`;
    const context = { "s3:x-amz-acl": "bucket-owner-full-control" };
    const put = { principal: role, action: "s3:PutObject", resource: record, context, identityPolicy };
    assert.equal(await isAllowed(put), true);
    assert.equal(await isAllowed({ ...put, resource: `${bucketArn}/AWSLogs/999999999999/a` }), false);
    for (const action of ["s3:GetObject", "s3:DeleteObject"]) {
      assert.equal(await isAllowed({ principal: role, action, resource: record, identityPolicy }), false, action);
    }
  });
});
