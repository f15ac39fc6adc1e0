import assert from "node:assert/strict";
import { SecurityAlarms, type SecurityAlarmsArgs } from "../../../components/audit";
import { WebAcl } from "../../../components/edge";
import { EncryptionKey } from "../../../components/encryption";
import { type RegisteredResource, registeredBy, theOnly } from "../../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };
const certificate = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-1111-1111-1111-111111111111";
const outputs = { "aws:sns/topic:Topic": (name: string) => ({ name: `${name}-1a2b3c4` }) };

const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

function childrenOf(args: Partial<SecurityAlarmsArgs> = {}): Promise<RegisteredResource[]> {
  return registeredBy(() => {
    new SecurityAlarms("alarms", { account, trailLogGroup: "trail", ...args });
  }, outputs);
}

const ofType = (resources: readonly RegisteredResource[], type: string) =>
  resources.filter((resource) => resource.type === type);

const serviceLogs = { logGroup: "/aws/containerinsights/platform/application", services: ["orders", "payments"] };

describe("SecurityAlarms", function () {
  // Each run registers some fifty resources.
  this.timeout(60_000);

  it("tell one topic, under a key of its own that CloudWatch and EventBridge may use", async () => {
    const children = await childrenOf();
    const topic = theOnly(children, "aws:sns/topic:Topic");
    assert.equal(topic.inputs.kmsMasterKeyId, theOnly(children, "aws:kms/key:Key").outputs.arn);
    const { Statement } = JSON.parse(String(theOnly(children, "aws:kms/key:Key").inputs.policy));
    const services = Statement.map(({ Principal, Condition }: Record<string, object>) => [Principal, Condition]);
    assert.deepEqual(services.slice(1), [
      [{ Service: "cloudwatch.amazonaws.com" }, { StringEquals: { "aws:SourceAccount": "123456789012" } }],
      [{ Service: "events.amazonaws.com" }, undefined],
    ]);
    for (const { name, inputs } of ofType(children, ALARM)) {
      assert.deepEqual(inputs.alarmActions, [topic.outputs.arn], name);
    }
    for (const { name, inputs } of ofType(children, TARGET)) assert.equal(inputs.arn, topic.outputs.arn, name);
  });

  it("count lines of the trail, each in a metric of its alarm, and take silence of a filter for good", async () => {
    const children = await childrenOf();
    const filters = ofType(children, FILTER);
    assert.equal(filters.length, 16);
    for (const { name, inputs } of filters) {
      assert.equal(inputs.logGroupName, "trail");
      const alarm = theOnly(children, ALARM, name).inputs;
      const namespace = "secure-microservice/project/stack/alarms";
      assert.deepEqual(inputs.metricTransformation, { namespace, name: alarm.metricName, value: "1" }, name);
      assert.deepEqual([alarm.namespace, alarm.statistic], [namespace, "Sum"]);
      assert.equal(alarm.treatMissingData, "notBreaching", name);
    }
    const { threshold, period, comparisonOperator } = theOnly(children, ALARM, "alarms-root-use").inputs;
    assert.deepEqual([threshold, period, comparisonOperator], [1, 300, "GreaterThanOrEqualToThreshold"]);
  });

  it("are raised by a trail that falls silent", async () => {
    const {
      tags: _,
      alarmActions: __,
      alarmDescription: ___,
      ...silent
    } = theOnly(await childrenOf(), ALARM, "alarms-trail-silent").inputs;
    assert.deepEqual(silent, {
      region: "eu-central-1",
      namespace: "AWS/Logs",
      metricName: "IncomingLogEvents",
      dimensions: { LogGroupName: "trail" },
      statistic: "Sum",
      period: 3600,
      evaluationPeriods: 3,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      treatMissingData: "breaching",
    });
  });

  it("watch each service by its own lines, and the mesh once", async () => {
    const filters = ofType(await childrenOf({ serviceLogs }), FILTER).filter(
      ({ inputs }) => inputs.logGroupName === serviceLogs.logGroup,
    );
    assert.deepEqual(
      filters.map(({ name }) => name),
      [
        ...["unauthenticated", "forbidden", "throttled"].map((kind) => `alarms-orders-${kind}-requests`),
        ...["unauthenticated", "forbidden", "throttled"].map((kind) => `alarms-payments-${kind}-requests`),
        "alarms-mesh-denials",
      ],
    );
    const linkerd = await childrenOf({ serviceLogs: { ...serviceLogs, mesh: "linkerd" } });
    assert.ok(!ofType(linkerd, FILTER).some(({ name }) => name === "alarms-mesh-denials"));
  });

  it("watch web ACLs by their metric, and certificates, whose alarm stays when the metric ends with them", async () => {
    const resources = await registeredBy(() => {
      const key = new EncryptionKey("edge", { account, serviceUses: ["cloudWatchLogs"] });
      const webAcls = [new WebAcl("edge", { account, key })];
      new SecurityAlarms("alarms", { account, trailLogGroup: "trail", webAcls, certificates: { public: certificate } });
    }, outputs);
    const blocked = theOnly(resources, ALARM, "alarms-edge-blocked-requests").inputs;
    assert.deepEqual(blocked.dimensions, { WebACL: "edge", Rule: "ALL", Region: "eu-central-1" });
    assert.deepEqual(
      [blocked.namespace, blocked.metricName, blocked.threshold],
      ["AWS/WAFV2", "BlockedRequests", 1000],
    );
    const expiry = theOnly(resources, ALARM, "alarms-public-certificate-expiry").inputs;
    assert.deepEqual(expiry.dimensions, { CertificateArn: certificate });
    assert.deepEqual(
      [expiry.statistic, expiry.comparisonOperator, expiry.threshold, expiry.treatMissingData],
      ["Minimum", "LessThanOrEqualToThreshold", 30, "ignore"],
    );
  });

  it("pass findings on, all sources or those that were named", async () => {
    const rules = ofType(await childrenOf(), RULE).map(({ name }) => name.replace("alarms-finding-", ""));
    assert.deepEqual(rules, ["guardDuty", "securityHub", "accessAnalyzer", "health", "certificates"]);
    assert.deepEqual(ofType(await childrenOf({ findings: ["health"] }), TARGET).length, 1);
  });

  it("tell people by mail", async () => {
    const mailTo = ["security@example.com", "on-call@example.com"];
    const subscriptions = ofType(await childrenOf({ mailTo }), "aws:sns/topicSubscription:TopicSubscription");
    assert.deepEqual(
      subscriptions.map(({ inputs }) => [inputs.protocol, inputs.endpoint]),
      mailTo.map((address) => ["email", address]),
    );
  });

  it("take other thresholds, and a namespace", async () => {
    const thresholds = { "forbidden-requests": 5, "unauthorized-calls": 10, "certificate-expiry": 14 };
    const certificates = { public: certificate };
    const children = await childrenOf({ thresholds, serviceLogs, certificates, metricNamespace: "Security" });
    const thresholdOf = (name: string) => theOnly(children, ALARM, `alarms-${name}`).inputs.threshold;
    assert.equal(thresholdOf("orders-forbidden-requests"), 5);
    assert.equal(thresholdOf("payments-forbidden-requests"), 5);
    assert.equal(thresholdOf("unauthorized-calls"), 10);
    assert.equal(thresholdOf("public-certificate-expiry"), 14);
    assert.equal(thresholdOf("root-use"), 1);
    assert.equal(theOnly(children, ALARM, "alarms-root-use").inputs.namespace, "Security");
  });

  it("live in the account's region, tagged", async () => {
    const children = await childrenOf({ serviceLogs, mailTo: ["security@example.com"], tags: { team: "security" } });
    const custom = children.filter(({ type }) => type.startsWith("aws:"));
    assert.deepEqual(
      custom.filter(({ inputs }) => inputs.region !== "eu-central-1").map(({ name }) => name),
      [],
    );
    assert.match(JSON.stringify(theOnly(children, ALARM, "alarms-root-use").inputs.tags), /"team":"security"/);
  });

  it("apply transforms to single alarms and filters", async () => {
    const children = await childrenOf({
      transform: {
        alarms: { "root-use": { okActions: ["arn"] } },
        metricFilters: { "root-use": { name: "root" } },
        topic: { topic: { displayName: "Root" } },
        eventRule: { state: "DISABLED" },
      },
    });
    assert.deepEqual(theOnly(children, ALARM, "alarms-root-use").inputs.okActions, ["arn"]);
    assert.equal(theOnly(children, ALARM, "alarms-trail-changes").inputs.okActions, undefined);
    assert.equal(theOnly(children, FILTER, "alarms-root-use").inputs.name, "root");
    assert.equal(theOnly(children, "aws:sns/topic:Topic").inputs.displayName, "Root");
    assert.equal(ofType(children, RULE)[0]?.inputs.state, "DISABLED");
  });

  it("name every problem at once", async () => {
    await registeredBy(() => {
      const args = {
        account,
        trailLogGroup: "a trail",
        serviceLogs: { logGroup: "logs", services: [] },
        certificates: { public: "arn:aws:acm:us-east-1:123456789012:certificate/1" },
        findings: ["macie"],
        mailTo: ["nobody"],
        thresholds: { "root-usage": 1, "root-use": 0 },
      };
      assert.throws(
        () => Reflect.construct(SecurityAlarms, ["alarms", args]),
        (error: Error) => {
          const lines = error.message.split("\n").map((line) => line.trim());
          assert.equal(lines[0], 'SecurityAlarms "alarms": 7 problems');
          for (const start of [
            'trailLogGroup: "a trail" is not valid; write the name of a log group',
            "serviceLogs.services: is empty; write the names of services",
            'findings[0]: "macie" is not valid; write one of: guardDuty',
            'mailTo[0]: "nobody" is not valid; write a mail address',
            'thresholds["root-usage"]: "root-usage" is not valid; write one of: unauthorized-calls, root-use',
            'thresholds["root-use"]: 0 is not valid; write a whole number of at least 1',
            'certificates["public"]: "arn:aws:acm:us-east-1:123456789012:certificate/1" is in region us-east-1',
          ]) {
            assert.ok(
              lines.some((line) => line.startsWith(start)),
              `${start}\n${error.message}`,
            );
          }
          return true;
        },
      );
    });
  });
});
