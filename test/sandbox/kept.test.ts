import assert from "node:assert/strict";
import { urnName } from "../support/deployment";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

const PROGRAM = ["--program", `${ROOT}/test/support/programs/kept`];

describe("what is protected from deletion, on the real engine", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;

  const ofAws = async (): Promise<string[]> => {
    const { stdout } = await sandbox.run("export", ...PROGRAM);
    const resources: { urn: string; type: string }[] = JSON.parse(stdout).deployment.resources;
    return resources.filter(({ type }) => type.startsWith("aws:")).map(({ urn }) => urnName(urn));
  };

  before("up", async () => {
    sandbox = new TestSandbox();
    assert.equal((await sandbox.run("up", "--no-policies", ...PROGRAM)).exitCode, 0);
  });
  after(() => sandbox.remove());

  it("outlives a destroy that goes past the preview, with everything that guards it", async () => {
    const before = await ofAws();
    assert.equal(before.length, 17);
    const { exitCode, stdout, stderr } = await sandbox.run("destroy", ...PROGRAM);
    assert.equal(exitCode, 1);
    assert.match(stdout + stderr, /cannot be deleted/);
    assert.deepEqual((await ofAws()).sort(), before.sort());
  });
});
