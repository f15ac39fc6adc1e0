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
    assert.deepEqual(report.policyViolations, []);
    const { report: again } = await sandbox.run("preview", ...program);
    assert.deepEqual(again.policyViolations, []);
  });

  it("is stopped at preview, before anything exists, if AWS may not deliver into the bucket", async () => {
    const { exitCode, stdout, report } = await sandbox.run("preview", ...program, "--config", "closed=true");
    assert.equal(exitCode, 3, stdout);
    const broken = report.policyViolations.map(({ policy, enforcementLevel }) => [policy, enforcementLevel]);
    assert.deepEqual(broken, [
      ["aws-s3-access-logging", "advisory"],
      ["aws-s3-encryption", "mandatory"],
    ]);
  });
});
