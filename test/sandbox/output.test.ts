import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outcomeOf } from "../../sandbox/outcome";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

const PROGRAM = `
  import * as pulumi from "@pulumi/pulumi";
  console.log("printed");
  pulumi.log.info("logged");
  pulumi.log.warn("warned");
  export const answer = 42;
`;

describe("what the sandbox writes", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  let folder: string;
  beforeEach(() => {
    sandbox = new TestSandbox();
    folder = mkdtempSync(join(tmpdir(), "program-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: example\nruntime: nodejs\nmain: index.ts\n");
    writeFileSync(join(folder, "package.json"), "{}");
    writeFileSync(join(folder, "index.ts"), PROGRAM);
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  });
  afterEach(() => {
    sandbox.remove();
    rmSync(folder, { recursive: true });
  });

  it("holds what the program says, once for a preview and an update", async () => {
    const { stdout } = await sandbox.run("up", "--program", folder, "--no-policies");
    for (const line of ["printed", "logged", "warning: warned"]) {
      assert.equal(stdout.split("\n").filter((found) => found === line).length, 1, stdout);
    }
  });

  it("is the report alone on standard output with --json -", async () => {
    const child = sandbox.start("preview", "--program", folder, "--no-policies", "--json", "-");
    const { code, stdout, stderr } = await outcomeOf(child);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).verb, "preview");
    assert.match(stderr, /Nothing is created on AWS/);
    assert.ok(!existsSync(join(ROOT, "-")));
  });

  it("is the engine's own with --verbose", async () => {
    const { stdout } = await sandbox.run("preview", "--program", folder, "--no-policies", "--verbose");
    assert.match(stdout, /^Previewing update \(dev\)/m);
    assert.match(stdout, /\+ 1 to create/);
  });

  it("goes to the caller's folder, wherever npm runs the script", () => {
    const paths = ["--program", ".", "--state", "state", "--json", "report.json"];
    const command = [join(ROOT, "scripts/sandbox.mjs"), "preview", "--no-policies", ...paths];
    const { status, stderr } = spawnSync(process.execPath, command, {
      cwd: ROOT,
      env: { ...process.env, npm_lifecycle_event: "sandbox", INIT_CWD: folder },
    });
    assert.equal(status, 0, stderr.toString());
    for (const file of ["state", "report.json"]) assert.ok(existsSync(join(folder, file)), file);
  });
});
