import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CheckedProgram } from "../../support/checking";
import { DEPLOYMENT_TIMEOUT } from "../../support/sandbox";

describe("the check's answer to bad input", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let program: CheckedProgram;
  beforeEach(() => {
    program = new CheckedProgram({ "index.ts": "export const nothing = 1;\n" });
  });
  afterEach(() => program.remove());

  /** What is known to be wrong before anything runs: one line for each problem, and no word of a check. */
  async function refused(args: readonly string[], exitCode: number, message: RegExp, lines = 1): Promise<void> {
    const { code, stdout, stderr } = await program.check(...args);
    assert.equal(code, exitCode, stderr);
    assert.match(stderr, message);
    assert.equal(stderr.trim().split("\n").length, lines, stderr);
    assert.equal(stdout, "");
  }

  it("names a folder without Pulumi.yaml", () => refused(["nowhere"], 1, /^error: .*nowhere has no Pulumi\.yaml/));

  it("names a runtime that it does not run", async () => {
    program.write({ "Pulumi.yaml": "name: shop\nruntime: python\n" });
    await refused([], 1, /^error: .*runtime is "python"/);
  });

  it("names a base that does not exist, and a program that is in no repository", async () => {
    await refused(["--base", "main"], 1, /^error: --base main: .* is in no git repository/);
    await program.git("init", "-q");
    await refused(["--base", "main"], 1, /^error: --base main: there is no such commit here; fetch it/);
  });

  it("names a policy pack that is none, and one that cannot be loaded", async () => {
    await refused(["--policy-pack", "pack"], 1, /^error: policy pack .*pack: no PulumiPolicy\.yaml there/);
    program.write({
      "pack/PulumiPolicy.yaml": "runtime: nodejs\n",
      "pack/index.js": 'throw new Error("the pack is broken");\n',
    });
    await refused(["--policy-pack", "pack"], 1, /^error: policy pack .*pack .*the pack is broken/);
  });

  it("names every report that cannot be written", async () => {
    mkdirSync(join(program.folder, "folder"));
    const files = ["--sarif", "missing/check.sarif", "--html", "folder"];
    await refused(files, 1, /--sarif: there is no folder .*missing.*\n.*--html: .*folder is a folder/, 2);
  });

  it("names stack references that are none", async () => {
    await refused(["--stack-references", "none.json"], 1, /^error: --stack-references: there is no file .*none\.json/);
    program.write({ "outputs.json": '{ "acme/network/prod": "vpc-1" }' });
    await refused(["--stack-references", "outputs.json"], 1, /acme\/network\/prod in outputs\.json has no outputs/);
  });

  it("explains what it does not understand, with exit code 2", async () => {
    await refused(["--fail-on", "all"], 2, /--fail-on all is neither any nor new/, 2);
    await refused(["--fail-on", "new"], 2, /--fail-on new needs --base REF/, 2);
    await refused(["--config", "x", "a", "b"], 2, /b is one word too many.*\n--config x is not KEY=VALUE/, 3);
    await refused(["--sarf", "x"], 2, /--sarf/, 2);
  });

  it("tells what the program threw, at its line, and writes the reports all the same", async () => {
    program.write({ "index.ts": 'type Empty = undefined;\n\nthrow new Error("no such thing");\n' });
    const { code, stdout } = await program.check("--json", "report.json", "--sarif", "check.sarif");
    assert.equal(code, 1, stdout);
    assert.match(stdout, /no such thing/);
    assert.match(stdout, /index\.ts:3/);
    const report = JSON.parse(program.read("report.json"));
    assert.equal(report.outcome, "failed");
    assert.match(report.errors.join(), /no such thing/);
    assert.equal(JSON.parse(program.read("check.sarif")).runs[0].invocations[0].executionSuccessful, false);
  });
});
