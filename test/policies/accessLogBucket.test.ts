import assert from "node:assert/strict";
import { join } from "node:path";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

const program = ["--program", join(ROOT, "test/policies/programs/accessLogBucket"), "--stack", "t"];

describe("a stack with nothing but a bucket for access logs", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  beforeEach(() => {
    sandbox = new TestSandbox();
  });
  afterEach(() => sandbox.remove());

  it("comes up, and breaks no policy", async () => {
    const { exitCode, stdout, report } = await sandbox.run("up", ...program);
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(
      report.policyViolations.filter(({ message }) => !/during preview/.test(message)),
      [],
    );
    const { report: again } = await sandbox.run("preview", ...program);
    assert.deepEqual(again.policyViolations, []);
  });

  it("is stopped at the update, when its policy is known, if AWS may not deliver into the bucket", async () => {
    const closed = [...program, "--config", "closed=true"];
    const { exitCode, stdout } = await sandbox.run("preview", ...closed);
    assert.equal(exitCode, 0, stdout);
    const { exitCode: stopped, report } = await sandbox.run("up", ...closed);
    assert.equal(stopped, 3);
    const broken = report.policyViolations.map(({ policy, enforcementLevel }) => [policy, enforcementLevel]);
    assert.deepEqual(broken, [
      ["aws-s3-access-logging", "advisory"],
      ["aws-s3-encryption", "mandatory"],
    ]);
  });
});
