import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineSources, resolveEngine } from "../../sandbox/engine";
import { StateFolder } from "../../sandbox/stack";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

/** What the stack consists of. */
const STACK = ["Pulumi.yaml", "Pulumi.dev.yaml", "package.json", "index.ts", "settings.ts", "components"];

describe("a project that `pulumi new` makes of the repository", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  let folder: string;
  before(() => {
    sandbox = new TestSandbox();
    folder = mkdtempSync(join(tmpdir(), "template-"));
  });
  after(() => {
    sandbox.remove();
    rmSync(folder, { recursive: true });
  });

  it("is the dev stack under its own name", async () => {
    const [template, shop] = [join(folder, "template"), join(folder, "shop")];
    for (const name of STACK) cpSync(join(ROOT, name), join(template, name), { recursive: true });
    mkdirSync(shop);
    const { executable } = await resolveEngine(engineSources(process.env, () => undefined));
    // Goes on to install dependencies after it has made the project; there is no language host to do that here.
    spawnSync(executable, ["new", template, "--generate-only", "--name", "my-shop", "--yes"], {
      cwd: shop,
      env: new StateFolder(sandbox.state).environment(process.env),
    });
    assert.match(readFileSync(join(shop, "Pulumi.yaml"), "utf8"), /^name: my-shop$/m);
    symlinkSync(join(ROOT, "node_modules"), join(shop, "node_modules"));
    const { exitCode, stdout, stderr } = await sandbox.run("preview", "--program", shop, "--no-policies");
    assert.equal(exitCode, 0, stdout + stderr);
    assert.match(stdout, /\d+ to create$/m);
  });

  it("compiles the policy pack when its dependencies are installed", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    assert.equal(scripts.prepare, "npm run --silent build");
    assert.match(scripts.build, /policies\/tsconfig\.pack\.json/);
  });
});
