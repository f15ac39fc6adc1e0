import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../support/sandbox";

describe("errors of a program", function () {
  this.timeout(60_000);

  it("are inspected at once, even where their stack names a file right below a scope", () => {
    const preload = join(ROOT, "sandbox/bin/language/preload.js");
    const program = `
      const error = Object.assign(new Error("value is missing"), { key: "name" });
      error.stack = error + "\\n    at require (/app/node_modules/@pulumi/config.ts:301:19)";
      console.log(require("node:util").inspect(error, { colors: true }));
    `;
    const { stdout, status } = spawnSync(process.execPath, ["--require", preload, "--eval", program]);
    assert.equal(status, 0);
    assert.match(stdout.toString(), /value is missing\n {4}at require .*\{\s*key: 'name'\s*\}/s);
  });
});
