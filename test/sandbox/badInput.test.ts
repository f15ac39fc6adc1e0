import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outcomeOf } from "../../sandbox/outcome";
import { PassphraseCipher } from "../../sandbox/stack/passphraseCipher";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

/** A stack trace names files and lines. */
const STACK_TRACE = /\n\s+at .*:\d+:\d+/;

describe("the sandbox's answer to bad input", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  let folder: string;
  beforeEach(() => {
    sandbox = new TestSandbox();
    folder = mkdtempSync(join(tmpdir(), "program-"));
  });
  afterEach(() => {
    sandbox.remove();
    rmSync(folder, { recursive: true });
  });

  function writeProgram(source: string): void {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: example\nruntime: nodejs\nmain: index.ts\n");
    writeFileSync(join(folder, "package.json"), "{}");
    writeFileSync(join(folder, "index.ts"), source);
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  }

  it("names an unknown verb, with exit code 2", async () => {
    const { exitCode, stderr } = await sandbox.run("deploy");
    assert.equal(exitCode, 2);
    assert.match(stderr, /unknown verb deploy; write one of preview, up/);
    assert.doesNotMatch(stderr, STACK_TRACE);
  });

  it("names a folder that holds no program", async () => {
    const { exitCode, stderr } = await sandbox.run("up", "--program", folder);
    assert.equal(exitCode, 1);
    assert.match(stderr, /has no Pulumi.yaml; give the folder of a Pulumi program to --program/);
    assert.doesNotMatch(stderr, STACK_TRACE);
  });

  for (const file of ["Pulumi.yaml", "Pulumi.t.yaml"]) {
    it(`names a ${file} that is no YAML`, async () => {
      writeProgram("export {};");
      writeFileSync(join(folder, file), "config: [");
      const { exitCode, stderr } = await sandbox.run("preview", "--program", folder, "--stack", "t", "--no-policies");
      assert.equal(exitCode, 1);
      assert.ok(stderr.includes(`${join(folder, file)} cannot be read: `), stderr);
      assert.doesNotMatch(stderr, STACK_TRACE);
    });
  }

  it("names a report that cannot be written before anything runs", async () => {
    writeProgram("throw new Error('the program ran')");
    const json = join(folder, "missing", "report.json");
    const up = ["up", "--program", folder, "--no-policies", "--json", json];
    const { code, stdout, stderr } = await outcomeOf(sandbox.start(...up));
    assert.equal(code, 1);
    assert.match(stderr, /--json: there is no folder .*missing; make it, or write the report elsewhere/);
    assert.doesNotMatch(stdout + stderr, /the program ran/);
    assert.doesNotMatch(stderr, STACK_TRACE);
  });

  it("names the stacks that have settings where the one asked for has none", async () => {
    writeProgram("throw new Error('region is missing')");
    writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
    const preview = ["preview", "--program", folder, "--no-policies"];
    const other = await sandbox.run(...preview, "--stack", "other");
    assert.match(
      other.stderr,
      /no Pulumi.other.yaml in .*, only Pulumi.dev.yaml;\n.*cp Pulumi.dev.yaml Pulumi.other.yaml/,
    );
    assert.equal((await sandbox.run(...preview)).stderr, "");
  });

  it("names a required value that is missing, and takes no time to format where", async () => {
    writeProgram('import { Config } from "@pulumi/pulumi"; new Config().require("size");');
    const program = ["--program", folder, "--no-policies"];
    const { exitCode, stdout } = await sandbox.run("preview", ...program);
    assert.equal(exitCode, 1);
    assert.match(stdout, /^error: Missing required configuration variable 'example:size'$/m);
  });

  it("asks for the passphrase of values that are encrypted, and does not mind the salt of others", async () => {
    writeProgram('import { Config } from "@pulumi/pulumi"; export const size = new Config().require("size");');
    const salt = PassphraseCipher.create("the user's").encryptionSalt;
    const preview = ["preview", "--program", folder, "--no-policies"];
    const settings = (value: string) => `encryptionsalt: ${salt}\nconfig:\n  size: ${value}\n`;
    writeFileSync(join(folder, "Pulumi.dev.yaml"), settings("small"));
    assert.equal((await sandbox.run(...preview)).exitCode, 0);
    writeFileSync(join(folder, "Pulumi.dev.yaml"), settings('{ secure: "v1:AAAA:BBBB" }'));
    const { exitCode, stderr } = await sandbox.run(...preview);
    assert.equal(exitCode, 1);
    assert.match(stderr, /Pulumi.dev.yaml: size is encrypted; set PULUMI_CONFIG_PASSPHRASE/);
  });

  it("names a stack that does not exist", async () => {
    const { exitCode, stderr } = await sandbox.run("export", "--stack", "nowhere");
    assert.equal(exitCode, 1);
    assert.match(stderr, /there is no stack nowhere of secure-microservice .*; bring one up first/);
  });

  it("names policy packs that cannot be loaded, and runs nothing", async () => {
    writeProgram("throw new Error('the program ran')");
    mkdirSync(join(folder, "pack"));
    writeFileSync(join(folder, "pack/PulumiPolicy.yaml"), "runtime: nodejs\n");
    const packs = ["--policy-pack", join(folder, "pack"), "--policy-pack", join(folder, "missing")];
    const { exitCode, stdout, stderr } = await sandbox.run("up", "--program", folder, ...packs);
    assert.equal(exitCode, 1);
    assert.match(stderr, /pack: its main program is missing; compile it first/);
    assert.match(stderr, /missing: no PulumiPolicy.yaml there/);
    assert.doesNotMatch(stdout, /the program ran/);
  });

  it("names a policy pack that fails as it loads", async () => {
    writeProgram("export {};");
    mkdirSync(join(folder, "pack"));
    writeFileSync(join(folder, "pack/PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(join(folder, "pack/index.js"), "throw new Error('rules are missing')");
    const { exitCode, stdout, stderr } = await sandbox.run(
      "up",
      "--program",
      folder,
      "--policy-pack",
      join(folder, "pack"),
    );
    assert.equal(exitCode, 1);
    assert.match(stdout + stderr, /rules are missing/);
  });

  it("reports what a program throws, with exit code 1", async () => {
    writeProgram("throw new Error('the queue has no name')");
    const { exitCode, stdout } = await sandbox.run("up", "--program", folder, "--no-policies");
    assert.equal(exitCode, 1);
    assert.match(stdout, /the queue has no name/);
  });

  it("names a state folder that cannot be written", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    chmodSync(file, 0o444);
    const { exitCode, stderr } = await sandbox.run("up", "--state", join(file, "state"));
    assert.equal(exitCode, 1);
    assert.match(stderr, /the state folder .* cannot be written .*; give another to --state/);
    assert.doesNotMatch(stderr, STACK_TRACE);
  });

  it("reports three mistakes in the configuration as three lines, and creates nothing", async () => {
    const wrong = { accountId: "12", minimumReplicas: "many", ordersImage: "orders:latest" };
    const config = Object.entries(wrong).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
    const { exitCode, stdout, report } = await sandbox.run("up", ...config, "--no-policies");
    assert.equal(exitCode, 1);
    for (const [key, value] of Object.entries(wrong)) {
      assert.match(stdout, new RegExp(`${key}: "${value}" is not valid; write `));
    }
    assert.doesNotMatch(stdout, STACK_TRACE);
    assert.deepEqual(
      report.operations.filter(({ type }) => type !== "pulumi:pulumi:Stack"),
      [],
    );
  });
});
