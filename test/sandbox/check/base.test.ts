import assert from "node:assert/strict";
import type { CheckReport } from "../../../sandbox/check/report";
import { CheckedProgram } from "../../support/checking";
import { DEPLOYMENT_TIMEOUT } from "../../support/sandbox";

const program = (...lines: string[]) => ['import * as aws from "@pulumi/aws";', ...lines, ""].join("\n");
const OLD_KEY = 'new aws.kms.Key("old", { description: "kept" });';
const MENDED_KEY = 'new aws.kms.Key("mended");';
const ROTATING_KEY = 'new aws.kms.Key("mended", { enableKeyRotation: true });';
const GONE = 'new aws.sqs.Queue("gone", { sqsManagedSseEnabled: true });';
const FRESH = 'new aws.kms.Key("fresh");';

describe("the check beside a base", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let checked: CheckedProgram;
  before(async () => {
    checked = new CheckedProgram({
      "infra/Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.ts\n",
      "infra/package.json": "{}",
      "infra/index.ts": program(OLD_KEY, MENDED_KEY, GONE),
      ".gitignore": "node_modules\n",
    });
    await checked.git("init", "-q", "-b", "main");
    await checked.git("add", ".");
    await checked.git("commit", "-q", "-m", "base");
    checked.write({ "infra/index.ts": program(OLD_KEY, ROTATING_KEY, FRESH) });
  });
  after(() => checked.remove());

  it("tells what is added, changed and removed, and which findings are new, fixed and still there", async () => {
    const { code, stdout, stderr } = await checked.check(
      ...["infra", "--base", "main", "--fail-on", "new", "--json", "report.json"],
    );
    assert.equal(code, 3, stdout + stderr);
    const { findings, comparison }: CheckReport = JSON.parse(checked.read("report.json"));
    const rotation = findings.filter(({ policy }) => policy === "aws-kms-key-rotation");
    assert.deepEqual(
      rotation.map(({ resource, status, source }) => [resource.name, status, source?.file, source?.line]),
      [
        ["old", "still there", "infra/index.ts", 2],
        ["fresh", "new", "infra/index.ts", 4],
      ],
    );
    const names = (resources: readonly { readonly name: string }[] = []) => resources.map(({ name }) => name);
    assert.deepEqual(names(comparison?.changes.adds), ["fresh"]);
    assert.deepEqual(names(comparison?.changes.removes), ["gone"]);
    assert.deepEqual(
      comparison?.changes.changes.map(({ name, properties }) => [name, properties]),
      [["mended", ["enableKeyRotation"]]],
    );
    const fixed = comparison?.fixed.filter(({ policy }) => policy === "aws-kms-key-rotation");
    assert.deepEqual(
      fixed?.map(({ resource }) => resource.name),
      ["mended"],
    );
  });

  it("leaves no trace in the repository", async () => {
    assert.equal((await checked.git("worktree", "list")).stdout.trim().split("\n").length, 1);
  });
});
