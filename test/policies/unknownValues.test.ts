import assert from "node:assert/strict";
import { allPolicies } from "../../policies/all";
import type { PolicyDefinition } from "../../policies/core";
import { UNKNOWN } from "../../sandbox/providers/protocol";
import { allExamples } from "./examples";
import { deployment, hardenedContainer } from "./examples/workloads";
import { resourcesOf } from "./support/examples";
import { type ExampleResource, judge, resource } from "./support/judge";

describe("a value that is not known yet", () => {
  it("stops the check that depends on it, and says so", async () => {
    const key = resource("aws:kms/key:Key", { enableKeyRotation: UNKNOWN });
    assert.deepEqual(await judge(named("aws-kms-key-rotation"), [key]), {
      problems: [],
      undecided: "not known yet: enableKeyRotation (1 policy waits: aws-kms-key-rotation)",
    });
  });

  it("hides nothing that is wrong with another container", async () => {
    const workload = deployment({
      containers: [
        { ...hardenedContainer, image: UNKNOWN },
        { ...hardenedContainer, image: "nginx:1.27" },
      ],
    });
    assert.deepEqual(await judge(named("kubernetes-image-digest"), [workload]), {
      problems: ["spec.template.spec.containers[1]: image nginx:1.27 has no digest"],
      undecided: "not known yet: spec.template.spec.containers.0.image (1 policy waits: kubernetes-image-digest)",
    });
  });

  it("hides nothing that is wrong with another resource of the stack", async () => {
    const undecided = resource(
      "aws:lb/loadBalancer:LoadBalancer",
      { internal: UNKNOWN },
      { name: "one", dependsOn: { internal: ["setting"] } },
    );
    const open = resource("aws:lb/loadBalancer:LoadBalancer", { internal: false }, { name: "two" });
    assert.deepEqual(await judge(named("aws-waf-associated"), [undecided, open]), {
      problems: ["is internet-facing and has no WebAclAssociation"],
      undecided: "not known yet: internal (1 policy waits: aws-waf-associated)",
    });
  });

  it("hides nothing that is wrong with another statement of a document", async () => {
    const statements = [
      { Effect: "Allow", Action: "s3:GetObject", Resource: [UNKNOWN] },
      { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
    ];
    const document = resource("aws:iam/policy:Policy", { policy: { Statement: statements } });
    assert.deepEqual(await judge(named("aws-iam-no-broad-access"), [document]), {
      problems: ["policy: Statement[1] allows s3:GetObject on every resource"],
      undecided: "not known yet: policy.Statement.0.Resource.0 (1 policy waits: aws-iam-no-broad-access)",
    });
  });

  describe("in a bucket's policy", () => {
    const bucketWith = (sseAlgorithm: string, { madeFrom = ["it"] } = {}) => [
      resource("aws:s3/bucket:Bucket", {}),
      resource(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        { bucket: UNKNOWN, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }] },
        { name: "encryption", dependsOn: { bucket: ["it"] } },
      ),
      resource(
        "aws:s3/bucketPolicy:BucketPolicy",
        { bucket: UNKNOWN, policy: UNKNOWN },
        { name: "policy", dependsOn: { bucket: ["it"], policy: madeFrom } },
      ),
      resource("aws:kms/key:Key", { policy: UNKNOWN }, { name: "key" }),
    ];

    for (const name of ["aws-s3-encryption", "aws-s3-access-logging"]) {
      it(`leaves ${name} undecided, for it may be a bucket for access logs`, async () => {
        assert.deepEqual(await judge(named(name), bucketWith("AES256")), {
          problems: [],
          undecided: `not known yet: policy of another resource (1 policy waits: ${name})`,
        });
      });
    }

    it("is not that of a bucket for access logs if it is made from a KMS key", async () => {
      const bucket = bucketWith("AES256", { madeFrom: ["it", "key"] });
      assert.deepEqual(await judge(named("aws-s3-encryption"), bucket), { problems: ["sseAlgorithm is AES256"] });
      assert.deepEqual(await judge(named("aws-s3-access-logging"), bucket), { problems: ["has no BucketLogging"] });
    });

    it("excuses no encryption that a bucket for access logs may not have either", async () => {
      assert.deepEqual(await judge(named("aws-s3-encryption"), bucketWith("aws:kms")), {
        problems: ["kmsMasterKeyId is not set"],
      });
    });
  });

  it("counts as a secret only under a secret's name", async () => {
    const workload = deployment({ containers: [{ env: [{ name: "DB_PASSWORD", value: UNKNOWN }] }] });
    const { problems, undecided } = await judge(named("kubernetes-no-secrets-in-environment"), [workload]);
    assert.deepEqual(problems, []);
    assert.match(undecided ?? "", /env\.0\.value \(1 policy waits/);
  });

  // What the program gives and what the provider adds look alike at stack level; there, examples tell them apart.
  for (const policy of allPolicies.filter((candidate) => "check" in candidate)) {
    it(`is never held against a program: ${policy.name}`, async () => {
      const good = allExamples
        .filter((example) => example.policy === policy.name)
        .flatMap(({ good }) => Object.values(good));
      for (const program of good.map(resourcesOf)) {
        for (const variant of program.flatMap(withOneUnknown)) {
          const { problems } = await judge(policy, [variant]);
          assert.deepEqual(problems, [], `with ${JSON.stringify(variant.props)}`);
        }
      }
    });
  }
});

/** The resource with each of its values, down to the innermost, unknown in turn. */
function withOneUnknown(example: ExampleResource): ExampleResource[] {
  return Object.keys(example.props).flatMap((property) =>
    variantsOf(example.props[property]).map((value) => ({
      ...example,
      props: { ...example.props, [property]: value },
    })),
  );
}

function variantsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return [UNKNOWN, ...value.flatMap((item, index) => variantsOf(item).map((variant) => value.with(index, variant)))];
  }
  if (typeof value !== "object" || value === null) return [UNKNOWN];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    variantsOf(item).map((variant) => ({ ...value, [key]: variant })),
  );
  return [UNKNOWN, ...inner];
}

function named(name: string): PolicyDefinition {
  const found = allPolicies.find((policy) => policy.name === name);
  assert.ok(found, `no policy ${name}`);
  return found;
}
