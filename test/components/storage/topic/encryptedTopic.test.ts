import assert from "node:assert/strict";
import { EncryptionKey } from "../../../../components/encryption";
import { EncryptedTopic, type EncryptedTopicArgs } from "../../../../components/storage";
import { type RegisteredResource, registeredBy, theOnly } from "../../../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };
const outputs = { "aws:sns/topic:Topic": (name: string) => ({ name: `${name}-1a2b3c4` }) };

const keyFor = (...serviceUses: EncryptionKey["serviceUses"]) => new EncryptionKey("alarms", { account, serviceUses });

async function childrenOf(args: Partial<EncryptedTopicArgs> = {}): Promise<RegisteredResource[]> {
  const resources = await registeredBy(() => {
    new EncryptedTopic("alarms", {
      account,
      key: keyFor("cloudWatchAlarms", "eventBridge"),
      publishers: ["cloudWatchAlarms", "eventBridge"],
      ...args,
    });
  }, outputs);
  return resources.filter(({ type }) => type.startsWith("aws:sns/"));
}

describe("EncryptedTopic", () => {
  it("is a topic under the key, and its policy", async () => {
    const children = await childrenOf();
    assert.deepEqual(
      children.map(({ type, name, parent }) => `${type} ${name} of ${parent}`),
      ["aws:sns/topic:Topic alarms-topic of alarms", "aws:sns/topicPolicy:TopicPolicy alarms-policy of alarms"],
    );
    const { tags: _, ...topic } = theOnly(children, "aws:sns/topic:Topic").inputs;
    assert.deepEqual(topic, {
      region: "eu-central-1",
      kmsMasterKeyId: "arn:aws:mock:eu-central-1:123456789012:alarms-key",
      signatureVersion: 2,
    });
    const { policy } = theOnly(children, "aws:sns/topicPolicy:TopicPolicy").inputs;
    const sids = JSON.parse(String(policy)).Statement.map(({ Sid }: { Sid: string }) => Sid);
    assert.deepEqual(sids, ["RefusePlainHttp", "LetAlarmsPublish", "LetEventBridgePublish"]);
    assert.match(String(policy), /"arn:aws:sns:eu-central-1:123456789012:alarms-topic-1a2b3c4"/);
  });

  it("stays with its policy when the stack goes, but not in an environment that comes and goes", async () => {
    for (const deletionProtection of [true, false]) {
      for (const { name, protect, retainOnDelete } of await childrenOf({ deletionProtection })) {
        assert.deepEqual([protect, retainOnDelete], [deletionProtection, deletionProtection], name);
      }
    }
  });

  it("applies transforms", async () => {
    const transform = { topic: { tracingConfig: "Active" }, policy: { region: "eu-west-1" } };
    const children = await childrenOf({ transform, displayName: "Alarms" });
    assert.equal(theOnly(children, "aws:sns/topic:Topic").inputs.tracingConfig, "Active");
    assert.equal(theOnly(children, "aws:sns/topic:Topic").inputs.displayName, "Alarms");
    assert.equal(theOnly(children, "aws:sns/topicPolicy:TopicPolicy").inputs.region, "eu-west-1");
  });

  it("names every problem at once", async () => {
    await registeredBy(() => {
      const displayName = "a".repeat(101);
      const make = () =>
        new EncryptedTopic("alarms of all", {
          account,
          key: keyFor("cloudWatchAlarms"),
          publishers: ["eventBridge"],
          displayName,
        });
      assert.throws(make, {
        message: [
          'EncryptedTopic "alarms of all": 3 problems',
          `  name: "alarms of all" is not valid; write at most 240 letters, digits, hyphens and underscores, for the topic's name is made from it`,
          `  displayName: "${displayName}" is not valid; write at most 100 characters`,
          '  key: does not let eventBridge use it; create it with serviceUses: ["eventBridge"]',
        ].join("\n"),
      });
    });
  });
});
