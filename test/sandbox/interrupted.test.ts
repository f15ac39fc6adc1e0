import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { DEPLOYMENT_TIMEOUT, TestSandbox } from "../support/sandbox";
import { eventually } from "../testbed";

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
    const pid = child.pid ?? assert.fail("not started");
    return { pid, ended, started: descendantsOf(pid) };
  }

  async function expectNothingLeft(started: readonly number[]) {
    assert.ok(started.length > 1, "the up had started nothing");
    await eventually(`the end of ${started.join(", ")}`, () => {
      const running = processes().filter(({ pid, ended }) => started.includes(pid) && !ended);
      assert.deepEqual(running, []);
    });
  }

  async function expectRecovery() {
    const next = await sandbox.run("up");
    assert.equal(next.exitCode, 0, next.stdout + next.stderr);
    const after = await sandbox.run("up");
    assert.equal(after.exitCode, 0);
    assert.deepEqual(Object.keys(after.report.changes), ["same"]);
  }

  it("is completed by the next one, when everything was killed", async () => {
    const { pid, ended, started } = await halfway();
    process.kill(-pid, "SIGKILL");
    await ended;
    await expectNothingLeft(started);
    await expectRecovery();
  });

  it("is completed by the next one, when the sandbox was killed and its engine goes on", async () => {
    const { pid, ended, started } = await halfway();
    process.kill(pid, "SIGKILL");
    await ended;
    await expectNothingLeft(started);
    await expectRecovery();
  });
});

/** Every process of this machine; one that has ended can still be listed until its parent asks for it. */
function processes() {
  const listed = execFileSync("ps", ["-e", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  return listed
    .trim()
    .split("\n")
    .map((line) => {
      const [pid, parent, state = ""] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), ended: state.startsWith("Z") };
    });
}

/** The processes that a process has started, and those that they have. */
function descendantsOf(pid: number): number[] {
  const all = processes();
  const below = (above: number): number[] =>
    all.flatMap((child) => (child.parent === above ? [child.pid, ...below(child.pid)] : []));
  return below(pid);
}

/** How many resources a state file holds; the engine may be writing it right now. */
function resourcesIn(state: string): number {
  return state.split('"urn":').length - 1;
}
