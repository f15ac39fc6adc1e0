import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEPLOYMENT_TIMEOUT, TestSandbox } from "../support/sandbox";

const PROGRAM = join(__dirname, "programs/keyWithoutRotation");
const EXEMPTION = {
  policy: "aws-kms-key-rotation",
  urn: "urn:pulumi:dev::*::aws:kms/key:Key::invoices",
  reason: "the partner reads with this material",
  owner: "team-invoices",
  until: "2999-12-31",
};

describe("a file of --policy-pack-config on the real engine", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  beforeEach(() => {
    sandbox = new TestSandbox();
  });
  afterEach(() => sandbox.remove());

  const previewUnder = (content: string) => {
    const file = join(sandbox.state, "policies.json");
    writeFileSync(file, content);
    return sandbox.run("preview", "--program", PROGRAM, "--policy-pack-config", file);
  };

  it("exempts a resource, which would be stopped, and says so", async () => {
    const without = await sandbox.run("preview", "--program", PROGRAM);
    assert.equal(without.exitCode, 3, without.stdout + without.stderr);
    const { exitCode, stdout, report } = await previewUnder(JSON.stringify({ exemptions: { list: [EXEMPTION] } }));
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(
      report.policyViolations.map(({ policy, enforcementLevel }) => [policy, enforcementLevel]),
      [["exempted", "advisory"]],
    );
    assert.match(stdout, /aws-kms-key-rotation .* exempted until 2999-12-31 by team-invoices: the partner reads/);
  });

  it("has a policy set what it asks for", async () => {
    const { exitCode, stdout, report } = await previewUnder('{ "aws-kms-key-rotation": "remediate" }');
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(report.policyViolations, []);
    assert.match(stdout, /^policy aws-kms-key-rotation \(remediate\): sets enableKeyRotation of invoices$/m);
  });

  it("is refused before anything runs if it is bad, with all that is wrong", async () => {
    const bad = { "aws-kms-keys": { days: 3 }, "aws-sqs-encrypted": "on", exemptions: { list: [{}] }, all: 7 };
    const { exitCode, stdout, stderr } = await previewUnder(JSON.stringify(bad));
    assert.equal(exitCode, 1);
    assert.equal(stdout, "");
    for (const problem of [
      "aws-kms-keys: there is no policy of this name",
      'aws-sqs-encrypted: "on" is not a level; write advisory, mandatory, remediate, disabled',
      "exemptions: list[0].policy: missing",
      "all: is neither a level nor an object",
    ]) {
      assert.ok(stderr.includes(problem), `${problem} is not in\n${stderr}`);
    }
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it("is refused if it is no JSON", async () => {
    const { exitCode, stderr } = await previewUnder("profile: strict");
    assert.equal(exitCode, 1);
    assert.match(stderr, /policies\.json: .*not valid JSON/);
  });
});
