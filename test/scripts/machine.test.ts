import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/sandbox";

describe("what the tests need of a machine", function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "machine-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the script where nothing is installed but these commands; `apt-get` writes down what it is asked for. */
  function equip(aptGet: "works" | "fails" | "is missing", env: NodeJS.ProcessEnv, ...commands: readonly string[]) {
    const calls = join(folder, "calls");
    for (const command of commands) writeFileSync(join(folder, command), "", { mode: 0o755 });
    if (aptGet !== "is missing") {
      const script = `#!/bin/sh\necho "$@" >> ${calls}\nexit ${aptGet === "works" ? 0 : 100}\n`;
      writeFileSync(join(folder, "apt-get"), script, { mode: 0o755 });
    }
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts/machine.mjs")], {
      env: { PATH: folder, ...env },
    });
    return { status, said: stderr.toString(), asked: existsSync(calls) ? readFileSync(calls, "utf8") : "" };
  }

  it("is installed where the user is root and there is apt-get", function () {
    if (process.getuid?.() !== 0) this.skip();
    const { status, asked } = equip("works", {}, "curl", "ps", "openssl", "pip", "setpriv");
    assert.equal(status, 0);
    assert.equal(asked, "-qq update\n-qq install -y iproute2 iptables\n");
  });

  it("is left alone where nothing is missing", () => {
    const all = ["curl", "ip", "iptables", "openssl", "pip", "ps", "setpriv"];
    assert.deepEqual(equip("works", {}, ...all), { status: 0, said: "", asked: "" });
  });

  for (const aptGet of ["fails", "is missing"] as const) {
    it(`is told with the command that installs it where apt-get ${aptGet}; in CI that is a failure`, () => {
      const { status, said } = equip(aptGet, {}, "curl", "ip", "openssl", "pip", "ps", "setpriv");
      assert.equal(status, 0);
      assert.match(said, /left out for want of iptables; as root: apt-get install -y iptables\n$/);
      assert.equal(equip(aptGet, { CI: "true" }).status, 1);
    });
  }
});
