import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { StateFolder } from "../../../sandbox/stack";
import { holderOf } from "../../../sandbox/stack/state";

/** The id of a process that has just ended. */
function endedProcess(): number {
  const { pid } = spawnSync("true");
  return pid;
}

function lock(pid: number, host = hostname()): string {
  return JSON.stringify({ pid, username: "someone", hostname: host, timestamp: "2026-01-01T00:00:00Z" });
}

describe("holderOf", () => {
  it("is the process that wrote the lock", () => assert.equal(holderOf(lock(4711)), 4711));
  it("is nobody for a lock from another machine", () => assert.equal(holderOf(lock(4711, "elsewhere")), undefined));
});

describe("StateFolder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "state-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("keeps the passphrase it made, readable by its user only", () => {
    const first = new StateFolder(folder).environment({}).PULUMI_CONFIG_PASSPHRASE;
    assert.ok(first && first.length >= 32);
    assert.equal(new StateFolder(folder).environment({}).PULUMI_CONFIG_PASSPHRASE, first);
    assert.equal(statSync(join(folder, "passphrase")).mode & 0o777, 0o600);
    assert.equal(readFileSync(join(folder, "passphrase"), "utf8"), first);
  });

  it("keeps to its passphrase whatever the user's own is, so that every shell can read the state", () => {
    const theirs = { PULUMI_CONFIG_PASSPHRASE: "given", PULUMI_CONFIG_PASSPHRASE_FILE: "/given" };
    const environment = new StateFolder(folder).environment(theirs);
    assert.equal(environment.PULUMI_CONFIG_PASSPHRASE, new StateFolder(folder).passphrase());
    assert.equal(environment.PULUMI_CONFIG_PASSPHRASE_FILE, undefined);
  });

  it("removes the locks of ended processes and leaves the others", () => {
    const state = new StateFolder(folder);
    const locks = state.subfolder(".pulumi", "locks", "organization", "project", "dev");
    writeFileSync(join(locks, "stale.json"), lock(endedProcess()));
    writeFileSync(join(locks, "held.json"), lock(process.pid));
    assert.deepEqual(state.removeStaleLocks("project", "dev"), [process.pid]);
    assert.deepEqual(readdirSync(locks), ["held.json"]);
  });

  it("says which folder cannot be written", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    assert.throws(
      () => new StateFolder(join(file, "state")),
      /state folder .*\/file\/state cannot be written .* --state/,
    );
  });
});
