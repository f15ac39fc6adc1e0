import assert from "node:assert/strict";
import { join } from "node:path";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

describe("a program that imports the package by its name", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  beforeEach(() => {
    sandbox = new TestSandbox();
  });
  afterEach(() => sandbox.remove());

  it("comes up with the components in it, and breaks no policy", async () => {
    const program = ["--program", join(ROOT, "examples/bucket")];
    const { exitCode, stdout, stderr, report } = await sandbox.run("up", ...program);
    assert.equal(exitCode, 0, stdout + stderr);
    assert.deepEqual(report.policyViolations, []);
    const components = report.operations.filter(({ type }) => type.startsWith("secure-microservice:"));
    assert.deepEqual(components.map(({ type }) => type.split(":").at(-1)).sort(), [
      "EncryptedBucket",
      "EncryptedBucket",
      "EncryptionKey",
    ]);
    const outputs = JSON.parse((await sandbox.run("outputs", ...program)).stdout);
    assert.match(outputs.bucketName, /^invoices-bucket-[0-9a-f]{7}$/);
  });
});
