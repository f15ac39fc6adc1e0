import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFiles } from "../../sandbox/files";

describe("checkFiles", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "files-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("takes a file that is there or can be made, and standard output", () => {
    checkFiles({ json: join(folder, "report.json") });
    checkFiles({ json: "-" });
    checkFiles({});
  });

  it("names every file that cannot be used, and why", () => {
    assert.throws(
      () => checkFiles({ json: join(folder, "missing/report.json"), kubeconfig: join(folder, "kubeconfig") }),
      /--json: there is no folder .*missing; .*\n--kubeconfig: .*kubeconfig cannot be read/,
    );
    mkdirSync(join(folder, "report.json"));
    assert.throws(() => checkFiles({ json: join(folder, "report.json") }), /report.json is a folder/);
  });
});
