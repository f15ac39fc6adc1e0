import assert from "node:assert/strict";
import { DEPLOYMENT_TIMEOUT, TestSandbox } from "../support/sandbox";

const PROJECT = "secure-microservice";

describe("an up that is killed in the middle", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  beforeEach(() => {
    sandbox = new TestSandbox();
  });
  afterEach(() => sandbox.remove());

  /** Starts an up and returns when some, but not all, resources are in the state. */
  async function halfway() {
    const child = sandbox.start("up", "--no-policies");
    const ended = new Promise<void>((done) => child.on("exit", () => done()));
    let over = false;
    ended.then(() => {
      over = true;
    });
    while (resourcesIn(sandbox.stateFile(PROJECT, "dev")) < 20) {
      assert.ok(!over, "the up ended before it could be killed");
      await new Promise((next) => setTimeout(next, 5));
    }
    return { pid: child.pid ?? assert.fail("not started"), ended };
  }

  async function expectRecovery() {
    const next = await sandbox.run("up");
    assert.equal(next.exitCode, 0, next.stdout + next.stderr);
    const after = await sandbox.run("up");
    assert.equal(after.exitCode, 0);
    assert.deepEqual(Object.keys(after.report.changes), ["same"]);
  }

  it("is completed by the next one, when everything was killed", async () => {
    const { pid, ended } = await halfway();
    process.kill(-pid, "SIGKILL");
    await ended;
    await expectRecovery();
  });

  it("is completed by the next one, when the sandbox was killed and its engine goes on", async () => {
    const { pid, ended } = await halfway();
    process.kill(pid, "SIGKILL");
    await ended;
    await expectRecovery();
  });
});

/** How many resources a state file holds; the engine may be writing it right now. */
function resourcesIn(state: string): number {
  return state.split('"urn":').length - 1;
}
