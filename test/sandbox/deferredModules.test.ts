import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../support/sandbox";

/** Runs a program as the sandbox's language host does, and returns what it prints. */
function printedBy(program: string): string {
  const preload = join(ROOT, "sandbox/bin/language/preload.js");
  const { stdout } = spawnSync(process.execPath, ["--require", preload, "--eval", program], { cwd: ROOT });
  return stdout.toString().trim();
}

describe("modules that the SDK seldom needs", function () {
  this.timeout(30_000);

  it("are not loaded with the SDK", () => {
    const printed = printedBy(`
      require("@pulumi/pulumi");
      console.log(Object.keys(require.cache).filter((file) => /typescript\\.js$|arborist.lib.arborist.index/.test(file)).length);
    `);
    assert.equal(printed, "0");
  });

  it("are there when a function is serialised", () => {
    const printed = printedBy(`
      const pulumi = require("@pulumi/pulumi");
      const answer = 42;
      pulumi.runtime.serializeFunction(() => answer).then(({ text }) => console.log(text.includes("42")));
    `);
    assert.equal(printed, "true");
  });
});
