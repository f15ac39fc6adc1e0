import assert from "node:assert/strict";
import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { allPolicies } from "../../policies/all";
import { UNKNOWN } from "../../policies/core/examples";
import { allExamples } from "./examples";
import { resourcesOf } from "./support/examples";
import { judge, resource, urnOf } from "./support/judge";
import { PackUnderTest } from "./support/packUnderTest";

const key = resource("aws:kms/key:Key", { enableKeyRotation: false, deletionWindowInDays: 7 }, { name: "invoices" });
const webAcl = resource("aws:wafv2/webAcl:WebAcl", {}, { name: "edge" });

const exemption = {
  policy: "aws-kms-key-rotation",
  urn: "urn:pulumi:*::*::aws:kms/key:Key::inv*",
  reason: "the partner reads with this material",
  owner: "team-invoices",
  until: "2999-12-31",
};

describe("the compiled policy pack under a file of --policy-pack-config", function () {
  this.timeout(60_000);
  let pack: PackUnderTest;
  before(async () => {
    pack = await PackUnderTest.start();
  });
  after(() => pack?.stop());

  const found = async () =>
    (await pack.analyze(key)).map(({ policyname, enforcementlevel }) => [policyname, enforcementlevel]);

  it("judges at the level that the file gives", async () => {
    await pack.configure({ "aws-kms-key-rotation": "advisory", "aws-kms-deletion-window": "disabled" });
    assert.deepEqual(await found(), [["aws-kms-key-rotation", EnforcementLevel.ADVISORY]]);
  });

  it("judges by the parameters that the file gives", async () => {
    const logGroup = resource("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 400, kmsKeyId: "key" });
    await pack.configure({});
    assert.deepEqual(await pack.analyze(logGroup), []);
    await pack.configure({ "aws-log-group-retention": { minimumDays: 1827 } });
    const [diagnostic] = await pack.analyze(logGroup);
    assert.match(diagnostic?.message ?? "", /retentionInDays is 400, less than 1827$/);
  });

  it("judges by lists of ports that the file gives", async () => {
    const rule = { fromPort: 8443, toPort: 8443, protocol: "tcp", cidrBlocks: ["0.0.0.0/0"] };
    const group = resource("aws:ec2/securityGroup:SecurityGroup", { description: "api", ingress: [rule] });
    const isStopped = async () =>
      (await pack.analyze(group)).some(({ policyname }) => policyname === "aws-security-group-ingress");
    await pack.configure({});
    assert.equal(await isStopped(), true);
    await pack.configure({ "aws-security-group-ingress": { openPorts: [443, 8443] } });
    assert.equal(await isStopped(), false);
    await assert.rejects(
      pack.configure({ "aws-security-group-ingress": { openPorts: ["8443"] } }),
      /openPorts: \["8443"\] is not a list of whole numbers/,
    );
  });

  it("makes every policy mandatory under the profile strict, but those that the file names", async () => {
    await pack.configure({ profile: { names: ["strict"] } });
    assert.deepEqual(await found(), [
      ["aws-kms-deletion-window", EnforcementLevel.MANDATORY],
      ["aws-kms-key-rotation", EnforcementLevel.MANDATORY],
    ]);
    await pack.configure({
      profile: { names: ["strict"], except: ["aws-kms-deletion-window"] },
      "aws-kms-key-rotation": "advisory",
    });
    assert.deepEqual(await found(), [
      ["aws-kms-deletion-window", EnforcementLevel.ADVISORY],
      ["aws-kms-key-rotation", EnforcementLevel.ADVISORY],
    ]);
  });

  it("does not count as passed what is not in the profile", async () => {
    await pack.configure({ profile: { names: ["cis-aws"] } });
    const { diagnostics, notApplicable } = await pack.analyzeFully(key);
    assert.deepEqual(
      diagnostics.map(({ policyname }) => policyname),
      ["aws-kms-key-rotation"],
    );
    assert.ok(notApplicable.includes("aws-kms-deletion-window"));
  });

  it("lets an exempted resource pass, and says so with who is answerable for it and until when", async () => {
    await pack.configure({ "aws-kms-deletion-window": "disabled", exemptions: { list: [exemption] } });
    const [diagnostic, ...others] = await pack.analyze(key);
    assert.deepEqual(others, []);
    assert.equal(diagnostic?.policyname, "exempted");
    assert.equal(diagnostic?.enforcementlevel, EnforcementLevel.ADVISORY);
    for (const told of [...Object.values(exemption).filter((value) => !value.includes("*")), urnOf(key)]) {
      assert.ok(diagnostic?.message.includes(told), `${told} is not in ${diagnostic?.message}`);
    }
    assert.match(diagnostic?.message ?? "", /enableKeyRotation is not true/);
    assert.deepEqual(await staleExemptions(), []);
  });

  it("lets an exempted resource pass what the stack decides, too", async () => {
    const list = ["aws-waf-logging", "aws-waf-rate-limit", "aws-waf-rules"].map((policy) => ({
      ...exemption,
      policy,
      urn: "urn:pulumi:*::*::aws:wafv2/webAcl:WebAcl::edge",
    }));
    await pack.configure({ exemptions: { list } });
    const diagnostics = await pack.analyzeStack([webAcl]);
    assert.deepEqual(
      diagnostics.map(({ policyname, urn }) => [policyname, urn]),
      [
        ["exempted", urnOf(webAcl)],
        ["exempted", urnOf(webAcl)],
        ["exempted", urnOf(webAcl)],
      ],
    );
  });

  it("tells that and of what it exempts whatever level the file gives to everything", async () => {
    await pack.configure({
      all: "disabled",
      "aws-kms-key-rotation": "mandatory",
      exempted: "disabled",
      exemptions: { list: [exemption] },
    });
    assert.deepEqual(await found(), [["exempted", EnforcementLevel.ADVISORY]]);
  });

  it("does not exempt another resource, nor another policy", async () => {
    await pack.configure({ exemptions: { list: [{ ...exemption, urn: "urn:pulumi:*::*::aws:kms/key:Key::orders" }] } });
    assert.deepEqual(
      (await found()).map(([policy]) => policy),
      ["aws-kms-deletion-window", "aws-kms-key-rotation"],
    );
    await pack.configure({ exemptions: { list: [{ ...exemption, policy: "aws-kms-deletion-window" }] } });
    assert.deepEqual(
      (await found()).map(([policy]) => policy),
      ["aws-kms-key-rotation", "exempted"],
    );
  });

  it("finds an exemption that has expired, which exempts nothing any more", async () => {
    await pack.configure({ exemptions: { list: [{ ...exemption, until: "2020-02-29" }] } });
    assert.deepEqual(
      (await found()).map(([policy]) => policy),
      ["aws-kms-deletion-window", "aws-kms-key-rotation"],
    );
    const [stale, ...others] = await staleExemptions();
    assert.deepEqual(others, []);
    assert.match(stale ?? "", /team-invoices from aws-kms-key-rotation .* expired after 2020-02-29/);
  });

  it("finds an exemption that nothing needs, unless it is for another stack or may yet be needed", async () => {
    await pack.configure({ exemptions: { list: [exemption] } });
    assert.match((await staleExemptions()).join(), /is not needed/);
    await pack.configure({ exemptions: { list: [{ ...exemption, urn: "urn:pulumi:prod::*::aws:kms/key:Key::a" }] } });
    assert.deepEqual(await staleExemptions(), []);
    await pack.configure({ exemptions: { list: [exemption] } });
    await pack.analyze({ ...key, props: { enableKeyRotation: UNKNOWN } });
    assert.deepEqual(await staleExemptions(), []);
  });

  it("sets what a policy asks for at the level remediate, and only there", async () => {
    await pack.configure({});
    assert.equal(await pack.remediate(key), undefined);
    await pack.configure({ "aws-kms-key-rotation": "remediate" });
    assert.deepEqual(await pack.remediate(key), { enableKeyRotation: true, deletionWindowInDays: 7 });
    const rotating = { ...key, props: { enableKeyRotation: true, description: UNKNOWN } };
    assert.equal(await pack.remediate(rotating), undefined);
  });

  it("keeps secrets and unknown values of a resource that it changes", async () => {
    await pack.configure({ "aws-rds-not-public": "remediate" });
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hidden" };
    const props = { publiclyAccessible: true, password: secret, kmsKeyId: UNKNOWN };
    const database = resource("aws:rds/instance:Instance", props);
    assert.deepEqual(await pack.remediate(database), { ...props, publiclyAccessible: false });
  });

  it("changes nothing that is exempted or not known yet", async () => {
    await pack.configure({ "aws-kms-key-rotation": "remediate", exemptions: { list: [exemption] } });
    assert.equal(await pack.remediate(key), undefined);
    await pack.configure({ "aws-kms-key-rotation": "remediate" });
    assert.equal(await pack.remediate({ ...key, props: { enableKeyRotation: UNKNOWN } }), undefined);
  });

  for (const policy of allPolicies.filter((candidate) => "remedy" in candidate)) {
    it(`heals by the remedy of ${policy.name} all that it stops`, async () => {
      const remedy = "remedy" in policy ? policy.remedy : {};
      const bad = allExamples
        .filter((examples) => examples.policy === policy.name)
        .flatMap((examples) => Object.values(examples.bad).flatMap(({ program }) => resourcesOf(program)));
      assert.ok(bad.length > 0);
      for (const broken of bad) {
        const healed = { ...broken, props: { ...broken.props, ...remedy } };
        assert.deepEqual(await judge(policy, [healed]), { problems: [] }, JSON.stringify(broken));
      }
    });
  }

  it("refuses a bad file, and names everything that is wrong with it", async () => {
    const bad = {
      "aws-kms-key-rotatoin": "mandatory",
      "aws-kms-key-rotation": { days: 3 },
      "aws-log-group-retention": { minimumDays: "a year", minimumDay: 3 },
      "aws-iam-no-administrator": "remediate",
      unjudged: { list: [] },
      profile: { names: ["stict", "baseline"], except: ["nothing"] },
      exemptions: {
        list: [
          { policy: "aws-none", urn: "invoices", reason: "", owner: "me", until: "2026-02-30", because: "x" },
          { ...exemption, urn: "urn:pulumi:*::*::*::*" },
        ],
      },
    } as const;
    await assert.rejects(pack.configure(bad), (error: Error) => {
      const lines = error.message.split("\n").map((line) => line.trim());
      for (const problem of [
        /^aws-kms-key-rotatoin: there is no policy of this name$/,
        /^aws-kms-key-rotation: days: unknown; it takes no parameters$/,
        /^aws-log-group-retention: minimumDays: "a year" is not a whole number, 1 or more$/,
        /^aws-log-group-retention: minimumDay: unknown; it takes minimumDays$/,
        /^aws-iam-no-administrator: remediate: it has no remedy; write mandatory$/,
        /^unjudged: list: unknown; it takes no parameters$/,
        /^profile: names: there is no profile stict; write baseline, strict, no-mesh, cis-aws, /,
        /^profile: except: there is no policy nothing$/,
        /^exemptions: list\[0\]\.reason: missing/,
        /^exemptions: list\[0\]\.because: unknown/,
        /^exemptions: list\[0\]\.policy: there is no policy aws-none$/,
        /^exemptions: list\[0\]\.urn: invoices is not urn:pulumi:STACK/,
        /^exemptions: list\[0\]\.until: 2026-02-30 is not a day/,
        /^exemptions: list\[1\]\.urn: .* is every resource/,
      ]) {
        assert.ok(
          lines.some((line) => problem.test(line)),
          `${problem} is not in\n${error.message}`,
        );
      }
      assert.doesNotMatch(error.message, /\n\s+at /, "has a stack trace");
      return true;
    });
  });

  async function staleExemptions(): Promise<string[]> {
    const diagnostics = await pack.analyzeStack([key]);
    return diagnostics.flatMap(({ policyname, message }) => (policyname === "exemptions" ? [message] : []));
  }
});
