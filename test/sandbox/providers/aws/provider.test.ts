import assert from "node:assert/strict";
import { awsProvider, surroundingsIn } from "../../../../sandbox/providers/aws";
import { coveredTypes, formOf } from "../../../../sandbox/providers/aws/table";
import { asList, asProps, asText, hasUnknown, secret, UNKNOWN } from "../../../../sandbox/providers/protocol";
import { BUCKET, CLUSTER, change, checked, KEY, make, providerIn, QUEUE, REGION, ROLE, sampleInputs } from "./making";

describe("the aws stand-in", () => {
  const aws = () => providerIn(REGION);

  describe("at the preview of a creation", () => {
    for (const type of coveredTypes()) {
      it(`leaves unknown what AWS decides, and nothing else, for ${type}`, async () => {
        const { inputs, outputs } = await make(aws(), type, sampleInputs(type, REGION), { preview: true });
        const decided = Object.keys(formOf(type).outputs ?? {});
        for (const [property, value] of Object.entries(outputs)) {
          const isDecided = decided.some((path) => path.split(".")[0] === property) && !(property in inputs);
          assert.equal(
            hasUnknown(value),
            isDecided || decided.some((path) => path.startsWith(`${property}.`)),
            property,
          );
        }
        assert.ok(decided.every((path) => asText(path.split(".")[0]) in outputs));
      });
    }

    it("passes on unknown inputs", async () => {
      const { outputs } = await make(aws(), "aws:kms/alias:Alias", { targetKeyId: UNKNOWN }, { preview: true });
      assert.equal(outputs.targetKeyId, UNKNOWN);
    });

    it("knows an object but for what AWS adds to it", async () => {
      const { outputs } = await make(aws(), CLUSTER, { vpcConfig: { subnetIds: ["subnet-1"] } }, { preview: true });
      assert.deepEqual(asProps(outputs.vpcConfig).subnetIds, ["subnet-1"]);
      assert.equal(asProps(outputs.vpcConfig).clusterSecurityGroupId, UNKNOWN);
    });

    it("leaves an unknown object unknown", async () => {
      const { outputs } = await make(aws(), CLUSTER, { vpcConfig: UNKNOWN }, { preview: true });
      assert.equal(outputs.vpcConfig, UNKNOWN);
    });

    it("knows the name that it generated", async () => {
      const { outputs } = await make(aws(), BUCKET, {}, { preview: true });
      assert.match(asText(outputs.bucket), /^orders-[0-9a-f]{7}$/);
    });

    it("does not know the name that follows from a prefix", async () => {
      const { outputs } = await make(aws(), BUCKET, { bucketPrefix: "data-" }, { preview: true });
      assert.equal(outputs.bucket, UNKNOWN);
    });
  });

  describe("creating", () => {
    it("gives AWS's answers beside the inputs, and no notes of its own", async () => {
      const { id, outputs } = await make(aws(), KEY, { description: "orders" });
      assert.equal(outputs.arn, `arn:aws:kms:eu-central-1:123456789012:key/${id}`);
      assert.equal(outputs.description, "orders");
      assert.equal(outputs.keyUsage, "ENCRYPT_DECRYPT");
      assert.ok(!("__defaults" in outputs));
    });

    it("lets an input win over what AWS would fill in", async () => {
      const { outputs } = await make(aws(), QUEUE, { policy: "{}" });
      assert.equal(outputs.policy, "{}");
    });

    it("adds to an object that was given", async () => {
      const { outputs } = await make(aws(), CLUSTER, { vpcConfig: { endpointPublicAccess: false } });
      assert.equal(asProps(outputs.vpcConfig).endpointPublicAccess, false);
      assert.match(asText(asProps(outputs.vpcConfig).clusterSecurityGroupId), /^sg-[0-9a-f]{17}$/);
    });

    it("names after a prefix", async () => {
      const { id, outputs } = await make(aws(), BUCKET, { bucketPrefix: "data-" });
      assert.match(id, /^data-\d{26}$/);
      assert.equal(outputs.arn, `arn:aws:s3:::${id}`);
    });

    it("marks secrets", async () => {
      const { outputs } = await make(aws(), "aws:iam/accessKey:AccessKey", { user: "deployer" });
      assert.deepEqual(outputs.secret, secret(asText(asProps(outputs.secret).value)));
      assert.match(asText(asProps(outputs.secret).value), /^[0-9A-Za-z]{40}$/);
    });

    it("never gives the same id twice", async () => {
      const real = awsProvider();
      real.configure?.({ region: REGION });
      const made = await Promise.all(Array.from({ length: 200 }, () => make(real, KEY, {})));
      assert.equal(new Set(made.map(({ id }) => id)).size, 200);
    });

    it("writes what a listener belongs to into its ARN", async () => {
      const provider = aws();
      const edge = await make(provider, "aws:lb/loadBalancer:LoadBalancer", { loadBalancerType: "network" });
      const listener = await make(provider, "aws:lb/listener:Listener", {
        loadBalancerArn: edge.id,
        defaultActions: [],
      });
      assert.ok(listener.id.startsWith(edge.id.replace("loadbalancer/net/", "listener/net/")));
    });

    it("proves every domain of a certificate, and a wildcard with the domain it stands under", async () => {
      const { outputs } = await make(aws(), "aws:acm/certificate:Certificate", {
        domainName: "example.com",
        subjectAlternativeNames: ["*.example.com"],
        validationMethod: "DNS",
      });
      const [first, second] = asList(outputs.domainValidationOptions).map(asProps);
      assert.match(asText(first?.resourceRecordName ?? ""), /^_[0-9a-f]{32}\.example\.com\.$/);
      assert.match(asText(second?.resourceRecordName ?? ""), /^_[0-9a-f]{32}\.example\.com\.$/);
    });
  });

  describe("tags", () => {
    const withDefaults = () =>
      providerIn(REGION, { defaultTags: JSON.stringify({ tags: { team: "shop", env: "dev" } }) });

    it("are joined with the provider's own, which give way", async () => {
      const { outputs } = await make(withDefaults(), KEY, { tags: { env: "prod" } });
      assert.deepEqual(outputs.tagsAll, { team: "shop", env: "prod" });
      assert.deepEqual(outputs.tags, { env: "prod" });
    });

    it("are unknown together as soon as one is", async () => {
      const { outputs } = await make(withDefaults(), KEY, { tags: { env: UNKNOWN } }, { preview: true });
      assert.equal(outputs.tagsAll, UNKNOWN);
    });

    it("are not given to what has none", async () => {
      const { outputs } = await make(withDefaults(), "aws:kms/alias:Alias", { targetKeyId: "k" });
      assert.ok(!("tagsAll" in outputs));
    });
  });

  describe("updating", () => {
    it("keeps what AWS decided, at preview and in earnest", async () => {
      const provider = aws();
      for (const type of coveredTypes()) {
        const old = await make(provider, type, sampleInputs(type, REGION));
        const recorded = Object.fromEntries(
          Object.entries(old.outputs).map(([property, value]) => [property, asProps(value).value ?? value]),
        );
        for (const preview of [true, false]) {
          const outputs = await change(
            provider,
            type,
            { ...old, outputs: recorded },
            sampleInputs(type, REGION),
            preview,
          );
          assert.deepEqual(outputs, old.outputs, `${type} ${preview ? "at preview" : ""}`);
        }
      }
    });

    it("takes new inputs over", async () => {
      const provider = aws();
      const old = await make(provider, KEY, {});
      const outputs = await change(provider, KEY, old, { enableKeyRotation: true });
      assert.equal(outputs.enableKeyRotation, true);
      assert.equal(outputs.arn, old.outputs.arn);
    });

    it("fills in again what the program no longer gives", async () => {
      const provider = aws();
      const old = await make(provider, KEY, { description: "orders" });
      assert.equal((await change(provider, KEY, old, {}, true)).description, UNKNOWN);
      assert.equal((await change(provider, KEY, old, {})).description, "");
    });
  });

  describe("where it is", () => {
    it("is the resource's own region, else the provider's", async () => {
      const provider = aws();
      assert.match(asText((await make(provider, QUEUE, {})).outputs.arn), /:eu-central-1:/);
      assert.match(asText((await make(provider, QUEUE, { region: "eu-west-1" })).outputs.arn), /:eu-west-1:/);
      assert.equal((await make(provider, QUEUE, {})).inputs.region, REGION);
    });

    it("is nowhere without a region, which it says", async () => {
      const nowhere = awsProvider();
      await assert.rejects(async () => checked(nowhere, QUEUE, {}, {}), /no region; .*aws:region eu-central-1/);
      await assert.rejects(async () => checked(nowhere, ROLE, {}, {}), /no region/);
    });

    it("is the account of the environment, else the documentation's", async () => {
      const arnIn = async (environment: NodeJS.ProcessEnv) => {
        const provider = awsProvider(surroundingsIn(environment));
        provider.configure?.({ region: REGION });
        return asText((await make(provider, QUEUE, {})).outputs.arn);
      };
      assert.match(await arnIn({ SANDBOX_AWS_ACCOUNT: "111122223333" }), /:111122223333:/);
      assert.match(await arnIn({}), /:123456789012:/);
      await assert.rejects(arnIn({ SANDBOX_AWS_ACCOUNT: "prod" }), /SANDBOX_AWS_ACCOUNT is "prod"; write the twelve/);
    });

    it("is no account that the provider is not allowed to work in", () => {
      providerIn(REGION, { allowedAccountIds: '["111122223333","123456789012"]' });
      const refusal = /AWS account ID not allowed: 123456789012, .*SANDBOX_AWS_ACCOUNT=111122223333/;
      assert.throws(() => providerIn(REGION, { allowedAccountIds: '["111122223333"]' }), refusal);
      assert.throws(() => providerIn(REGION, { forbiddenAccountIds: '["123456789012"]' }), /ID not allowed/);
    });

    it("follows the partition's domain", async () => {
      assert.match(
        (await make(providerIn("cn-north-1"), QUEUE, {})).id,
        /^https:\/\/sqs\.cn-north-1\.amazonaws\.com\.cn\//,
      );
      assert.match(
        (await make(providerIn("us-gov-west-1"), QUEUE, {})).id,
        /^https:\/\/sqs\.us-gov-west-1\.amazonaws\.com\//,
      );
    });
  });
});
