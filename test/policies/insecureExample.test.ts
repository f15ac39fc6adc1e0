import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allPolicies } from "../../policies/all";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

const PROGRAM = join(ROOT, "examples/insecure");

describe("the insecure example", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  beforeEach(() => {
    sandbox = new TestSandbox();
  });
  afterEach(() => sandbox.remove());

  it("breaks the policies that its README lists, no more and no less", async () => {
    const { report, stderr } = await sandbox.run("preview", "--program", PROGRAM, "--stack", "t");
    const broken = new Set(report.policyViolations.map(({ policy }) => policy));
    assert.deepEqual([...broken].sort(), listedPolicies().sort(), stderr);
  });
});

function listedPolicies(): string[] {
  const names = new Set(allPolicies.map(({ name }) => name));
  const listed = readFileSync(join(PROGRAM, "README.md"), "utf8").match(/`[a-z0-9-]+`/g) ?? [];
  return [...new Set(listed.map((name) => name.slice(1, -1)))].filter((name) => names.has(name));
}
