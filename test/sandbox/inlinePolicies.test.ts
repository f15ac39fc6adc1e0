import assert from "node:assert/strict";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

const PREVIEW = ["preview", "--no-policies", "--program", `${ROOT}/test/support/programs/grants`];

describe("the inline policies of a role, on the real engine", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  before(() => {
    sandbox = new TestSandbox();
  });
  after(() => sandbox.remove());

  it("are taken as long as IAM takes them", async () => {
    const { exitCode, stdout, stderr } = await sandbox.run(...PREVIEW, "--config", "buckets=8");
    assert.equal(exitCode, 0, stdout + stderr);
  });

  it("are refused at preview when they become too long, with what to do", async () => {
    const { exitCode, stdout, stderr } = await sandbox.run(...PREVIEW, "--config", "buckets=16");
    assert.equal(exitCode, 1);
    assert.match(
      stdout + stderr,
      /WorkloadIdentity "orders": 1 problem\s+grant: makes \d+ characters of inline policies, and IAM takes 10240 per role/,
    );
  });
});
