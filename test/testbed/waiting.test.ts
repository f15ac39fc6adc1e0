import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually, NotPossible } from "./eventually";
import { locked } from "./lock";

describe("testbed: waiting", () => {
  it("tries until it succeeds", async () => {
    let attempts = 0;
    const answer = await eventually(
      "the third attempt",
      () => {
        if (++attempts < 3) throw new Error("not yet");
        return attempts;
      },
      { every: 1 },
    );
    assert.equal(answer, 3);
  });

  it("says what it waited for, and why in vain", async () => {
    const fail = () => {
      throw new Error("no answer");
    };
    await assert.rejects(eventually("the server", fail, { within: 5, every: 1 }), /the server: .*no answer/);
  });

  it("gives up at once where there is no hope", async () => {
    let attempts = 0;
    const fail = () => {
      attempts++;
      throw new NotPossible("it ended");
    };
    await assert.rejects(eventually("the server", fail), /the server: it ended/);
    assert.equal(attempts, 1);
  });
});

describe("testbed: locks", () => {
  let file = "";
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), "lock-")), "lock");
  });
  afterEach(() => rmSync(join(file, ".."), { recursive: true }));

  it("lets one work at a time", async () => {
    const order: string[] = [];
    const first = locked(
      file,
      () => {},
      async () => {
        await eventually("the second to wait", () => assert.ok(order.includes("waiting")), { every: 1 });
        order.push("first");
      },
    );
    const second = locked(
      file,
      (pid) => order.push(pid === process.pid ? "waiting" : `waiting for ${pid}`),
      async () => order.push("second"),
    );
    await Promise.all([first, second]);
    assert.deepEqual(order, ["waiting", "first", "second"]);
    assert.equal(existsSync(file), false);
  });

  it("does not wait for a process that was killed", async () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(file, String(pid));
    assert.equal(
      await locked(
        file,
        () => assert.fail("it waits"),
        async () => "done",
      ),
      "done",
    );
  });

  it("lets go after a failure", async () => {
    await assert.rejects(
      locked(
        file,
        () => {},
        () => Promise.reject(new Error("failed")),
      ),
      /failed/,
    );
    assert.equal(existsSync(file), false);
  });
});
