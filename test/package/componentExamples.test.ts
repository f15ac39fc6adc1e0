import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { constructedComponents, exampleFile } from "../../docs/generate/componentPages";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

const EXAMPLES = join(ROOT, "examples/components");

describe("the examples of the components", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);

  it("are there for every one of them", () => {
    const missing = constructedComponents()
      .map(({ name }) => exampleFile(name))
      .filter((file) => !existsSync(join(EXAMPLES, file)));
    assert.deepEqual(missing, []);
  });

  it("make what they show, and break no policy", async () => {
    const sandbox = new TestSandbox();
    try {
      const { exitCode, stdout, stderr, report } = await sandbox.run("preview", "--program", EXAMPLES);
      assert.equal(exitCode, 0, stdout + stderr);
      const made = new Set(report.operations.map(({ type }) => type.split(":").at(-1)));
      const shown = constructedComponents().map(({ name }) => name);
      assert.deepEqual(
        shown.filter((name) => !made.has(name)),
        [],
      );
    } finally {
      sandbox.remove();
    }
  });
});
