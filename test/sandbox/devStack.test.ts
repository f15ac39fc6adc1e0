import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { asList, asProps, type Props } from "../../sandbox/providers/protocol";
import { secretsOf } from "../support/decryptedStack";
import { urnName } from "../support/deployment";
import { DEPLOYMENT_TIMEOUT, TestSandbox } from "../support/sandbox";

const PROJECT = "secure-microservice";

/** What the state would hold in clear if a private key were not encrypted in it. */
const PRIVATE_KEY = /BEGIN [A-Z ]*PRIVATE KEY/;

/** A resource in the engine's stack export. */
interface Deployed {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly outputs?: Props;
  /** URN and id of its provider. */
  readonly provider?: string;
}

/**
 * What AWS alone decides at creation: the ARNs of keys, which these documents name. The engine asks policies after the
 * provider's check, and that makes a whole document unknown if a part of it is, however the program builds it. Source:
 * `TransformJSONDocument` in pkg/tfbridge/transforms.go of pulumi-terraform-bridge.
 */
const UNJUDGED_AT_PREVIEW = [
  ...["orders", "payments"].flatMap((service) => [
    ...[
      "no-administrator",
      "no-broad-access",
      "no-broad-decryption",
      "no-privilege-escalation",
      "no-wildcard-actions",
    ].map((policy) => `aws-iam-${policy} ${service}-${service}-data-bucket-readWrite-key`),
    `aws-s3-bucket-policy-private ${service}-data-policy`,
    `aws-s3-tls-only ${service}-data-policy`,
  ]),
];

describe("the dev stack on the real engine", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let deployed: TestSandbox;

  before("up", async () => {
    deployed = new TestSandbox();
    const preview = await deployed.run("preview");
    const unjudged = preview.report.unjudged.map(({ policy, urn }) => `${policy} ${urnName(urn)}`);
    assert.deepEqual(unjudged.toSorted(), UNJUDGED_AT_PREVIEW.toSorted());
    const told = preview.stdout.split("\n").filter((line) => /: policy \(aws-/.test(line));
    assert.deepEqual(
      told.map((line) => line.trim().split(":")[0]),
      [...new Set(UNJUDGED_AT_PREVIEW.map((waiting) => waiting.split(" ")[1]))].toSorted(),
      "one line a resource",
    );
    const { exitCode, stdout, stderr, report } = await deployed.run("up", "--summary");
    assert.equal(exitCode, 0, stdout + stderr);
    assert.deepEqual(report.policyViolations, []);
    assert.deepEqual(report.unjudged, []);
    assert.deepEqual(Object.keys(report.policyPacks), ["secure-microservice"]);
    assert.match(stdout, /^orders$/m);
    assert.match(stdout, /^payments$/m);
    assert.match(stdout, /^ {2}IngressGateway /m);
    assert.match(stdout, /^Nothing is created on AWS/);
    assert.ok(stdout.split("\n").length <= 60, `${stdout.split("\n").length} lines`);
    assert.doesNotMatch(stdout, /can't run policy/);
  });
  after(() => deployed.remove());

  it("has nothing to change the second time", async () => {
    const { exitCode, stdout, report } = await deployed.run("up", "--summary");
    assert.equal(exitCode, 0);
    assert.deepEqual(Object.keys(report.changes), ["same"]);
    assert.match(stdout, /no changes/);
  });

  it("changes only the workloads when the number of pods changes", async () => {
    const changed = new TestSandbox(deployed);
    try {
      const preview = await changed.run("preview", "--config", "minimumReplicas=3");
      assert.equal(
        preview.stdout.split("\n").slice(-4).join("\n"),
        [
          "~  update  orders-deployment  kubernetes:apps/v1:Deployment  [spec.replicas]",
          "~  update  payments-deployment  kubernetes:apps/v1:Deployment  [spec.replicas]",
          `2 to update, ${preview.report.changes.same} unchanged`,
          "",
        ].join("\n"),
      );
      const { exitCode, report } = await changed.run("up", "--config", "minimumReplicas=3");
      assert.equal(exitCode, 0);
      const touched = report.operations.filter(({ op }) => op !== "same");
      assert.deepEqual(touched.map(({ op, urn }) => `${op} ${urnName(urn)}`).sort(), [
        "update orders-deployment",
        "update payments-deployment",
      ]);
    } finally {
      changed.remove();
    }
  });

  it("exports every component, and no secret in clear", async () => {
    const { exitCode, stdout } = await deployed.run("export");
    assert.equal(exitCode, 0);
    const types = JSON.parse(stdout).deployment.resources.map(({ type }: { type: string }) => type);
    for (const component of [
      "SecureMicroservice",
      "EncryptionKey",
      "EncryptedBucket",
      "WorkloadIdentity",
      "CertificateAuthority",
      "ServiceCertificate",
      "HardenedWorkload",
      "IstioMesh",
      "WebAcl",
      "PublicEndpoint",
      "IngressGateway",
      "AuditTrail",
      "EncryptedLogGroup",
      "SecurityAlarms",
    ]) {
      assert.ok(types.includes(`secure-microservice:index:${component}`), component);
    }
    assert.doesNotMatch(stdout, PRIVATE_KEY);
  });

  it("deploys only where it was told to: to the named account and cluster", async () => {
    const { resources }: { resources: Deployed[] } = JSON.parse((await deployed.run("export")).stdout).deployment;
    const used = resources.map(
      ({ provider = "" }) => /pulumi:providers:(?:aws|kubernetes)::([^:]+)/.exec(provider)?.[1],
    );
    assert.deepEqual([...new Set(used.filter((name) => name !== undefined))].sort(), [
      "platform-aws",
      "platform-kubernetes",
    ]);
    const outputsOf = (name: string) => resources.find(({ urn }) => urnName(urn) === name)?.outputs;
    assert.deepEqual(JSON.parse(String(outputsOf("platform-aws")?.allowedAccountIds)), ["123456789012"]);
    assert.match(String(outputsOf("platform-kubernetes")?.kubeconfig), /"--cluster-name","platform-dev"/);
  });

  it("leads requests from the load balancer to the gateway, and from there to orders", async () => {
    const { resources }: { resources: Deployed[] } = JSON.parse((await deployed.run("export")).stdout).deployment;
    const named = (kind: string, start: string): Props => {
      const [found, ...others] = resources.filter(
        ({ urn, type }) => urnName(urn).startsWith(start) && type.endsWith(`:${kind}`),
      );
      assert.deepEqual(others, [], `more than one ${kind} ${start}`);
      return { ...asProps(found?.outputs ?? assert.fail(`${kind} ${start}`)), id: found?.id };
    };
    const { arn, port, vpcId } = named("TargetGroup", "edge-target-group");
    const groupID = named("SecurityGroup", "edge-security-group").id;
    assert.deepEqual(named("TargetGroupBinding", "edge-target-group-binding").spec, {
      targetGroupARN: arn,
      targetType: "ip",
      vpcID: vpcId,
      serviceRef: { name: "istio-ingress", port: 443 },
      networking: { ingress: [{ from: [{ securityGroup: { groupID } }], ports: [{ protocol: "TCP", port }] }] },
    });
    const { ports } = asProps(named("Service", "orders-service").spec);
    const [servicePort] = asList(ports).map(asProps);
    const destination = { host: "orders.orders.svc.cluster.local", port: { number: servicePort?.port } };
    const [route] = asList(asProps(named("VirtualService", "edge-istio-ingress-to-orders-").spec).http).map(asProps);
    assert.deepEqual(route?.route, [{ destination }]);
  });

  it("counts the calls of its own trail and the lines of its own services, and tells one topic", async () => {
    const { resources }: { resources: Deployed[] } = JSON.parse((await deployed.run("export")).stdout).deployment;
    const named = (name: string, type: string): Props =>
      resources.find((resource) => urnName(resource.urn) === name && resource.type.endsWith(`:${type}`))?.outputs ??
      assert.fail(`${type} ${name}`);
    const trail = named("audit-trail", "Trail");
    const logGroup = named("audit-log", "LogGroup");
    assert.equal(trail.cloudWatchLogsGroupArn, `${logGroup.arn}:*`);
    assert.equal(named("alarms-root-use", "LogMetricFilter").logGroupName, logGroup.name);
    const forbidden = named("alarms-orders-forbidden-requests", "LogMetricFilter");
    assert.equal(forbidden.logGroupName, "/aws/containerinsights/platform-dev/application");
    const { arn } = named("alarms-topic", "Topic");
    const alarms = resources.filter(({ type }) => type.endsWith(":MetricAlarm"));
    assert.ok(alarms.length > 20, `${alarms.length} alarms`);
    for (const { urn, outputs } of alarms) assert.deepEqual(asList(outputs?.alarmActions), [arn], urn);
  });

  it("keeps no secret in clear in its state file", async () => {
    const state = deployed.stateFile(PROJECT, "dev");
    assert.ok(state.length > 10_000);
    assert.doesNotMatch(state, PRIVATE_KEY);
    // A Kubernetes Secret hides certificates too, which everybody may see.
    const secrets = (await secretsOf(deployed, PROJECT, "dev")).filter((secret) => !isCertificate(secret));
    assert.ok(secrets.length >= 3, "the stack has private keys");
    for (const secret of secrets) {
      assert.ok(!state.includes(JSON.stringify(secret).slice(1, -1)), "a secret is in the state in clear");
      assert.ok(!state.includes(Buffer.from(secret).toString("base64")), "a secret is in the state in base64");
    }
  });

  it("leaves nothing when it is destroyed", async () => {
    const destroyed = new TestSandbox(deployed);
    try {
      assert.equal((await destroyed.run("destroy")).exitCode, 0);
      assert.deepEqual(JSON.parse((await destroyed.run("export")).stdout).deployment.resources ?? [], []);
    } finally {
      destroyed.remove();
    }
  });

  it("tells its users the authority's certificate", async () => {
    const { stdout } = await deployed.run("outputs");
    const authority = new X509Certificate(JSON.parse(stdout).certificateAuthority);
    assert.equal(authority.ca, true);
    assert.ok(authority.checkIssued(authority));
  });
});

function isCertificate(text: string): boolean {
  return [text, Buffer.from(text, "base64").toString()].some((pem) => pem.startsWith("-----BEGIN CERTIFICATE"));
}
