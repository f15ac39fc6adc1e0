import assert from "node:assert/strict";
import { EnforcementLevel, PolicySeverity, PolicyType } from "@pulumi/pulumi/proto/analyzer_pb";
import { allPolicies } from "../../policies/all";
import { UNKNOWN } from "../../sandbox/providers/protocol";
import { type ExampleResource, resource } from "./support/judge";
import { PackUnderTest } from "./support/packUnderTest";

describe("the compiled policy pack, asked over gRPC", function () {
  this.timeout(60_000);
  let pack: PackUnderTest;
  before(async () => {
    pack = await PackUnderTest.start();
  });
  after(() => pack?.stop());

  it("tells what it enforces", async () => {
    const { name, policiesList } = await pack.info();
    assert.equal(name, "secure-microservice");
    assert.deepEqual(
      policiesList.map((policy) => policy.name),
      [...allPolicies.map((policy) => policy.name), "profile", "exemptions", "exempted", "unjudged"],
    );
    const rotation = policiesList.find((policy) => policy.name === "aws-kms-key-rotation");
    assert.equal(rotation?.displayname, "KMS keys rotate their material");
    assert.equal(rotation?.enforcementlevel, EnforcementLevel.MANDATORY);
    assert.equal(rotation?.severity, PolicySeverity.POLICY_SEVERITY_HIGH);
    assert.equal(rotation?.policyType, PolicyType.POLICY_TYPE_RESOURCE);
    assert.equal(rotation?.remediationSteps, "Set enableKeyRotation to true on the key.");
    assert.deepEqual(rotation?.tagsList, ["cisAws:3.6", "nist80053:SC-12", "nist80053:SC-28(3)", "pciDss:3.7.4"]);
  });

  it("lets a resource pass that breaks nothing", async () => {
    assert.deepEqual(await pack.analyze(resource("aws:kms/key:Key", { enableKeyRotation: true })), []);
  });

  it("stops one that breaks a policy, and says which and why", async () => {
    const [diagnostic, ...others] = await pack.analyze(resource("aws:kms/key:Key", { enableKeyRotation: false }));
    assert.deepEqual(others, []);
    assert.equal(diagnostic?.policyname, "aws-kms-key-rotation");
    assert.equal(diagnostic?.policypackname, "secure-microservice");
    assert.equal(diagnostic?.enforcementlevel, EnforcementLevel.MANDATORY);
    assert.match(diagnostic?.message ?? "", /\nenableKeyRotation is not true$/);
  });

  it("says that a value is not known yet, without stopping anything", async () => {
    const { diagnostics, notApplicable } = await pack.analyzeFully(
      resource("aws:kms/key:Key", { enableKeyRotation: UNKNOWN, policy: UNKNOWN }),
    );
    const [diagnostic, ...others] = diagnostics;
    assert.deepEqual(others, [], "one line a resource");
    assert.equal(diagnostic?.policyname, "unjudged");
    assert.equal(diagnostic?.enforcementlevel, EnforcementLevel.ADVISORY);
    assert.match(
      diagnostic?.message ?? "",
      /\nnot known yet: policy \(1 policy waits: aws-kms-key-policy-private\), enableKeyRotation \(1 policy waits: aws-kms-key-rotation\)$/,
    );
    assert.deepEqual(notApplicable, ["aws-kms-key-policy-private", "aws-kms-key-rotation"], "or they count as passed");
  });

  it("judges what several resources decide together, before any of them exists", async () => {
    const bucket = resource("aws:s3/bucket:Bucket", { arn: UNKNOWN, serverSideEncryptionConfiguration: UNKNOWN });
    const block = resource(
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      {
        bucket: UNKNOWN,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      { name: "block", dependsOn: { bucket: ["it"] } },
    );
    const brokenBy = async (...program: ExampleResource[]) =>
      (await pack.analyzeStack(program)).map(({ policyname }) => policyname);

    assert.ok((await brokenBy(bucket)).includes("aws-s3-public-access-block"));
    assert.deepEqual(await brokenBy(bucket, block), [
      "aws-s3-access-logging",
      "aws-s3-bucket-policy-present",
      "aws-s3-encryption",
      "aws-s3-versioning",
    ]);
  });

  it("names the resource of a stack that breaks a policy", async () => {
    const diagnostics = await pack.analyzeStack([resource("aws:wafv2/webAcl:WebAcl", {}, { name: "edge" })]);
    assert.deepEqual(
      diagnostics.map(({ policyname, urn }) => [policyname, urn]),
      ["aws-waf-logging", "aws-waf-rate-limit", "aws-waf-rules"].map((name) => [
        name,
        "urn:pulumi:stack::project::aws:wafv2/webAcl:WebAcl::edge",
      ]),
    );
  });
});
