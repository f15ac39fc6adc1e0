import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ENGINE_VERSION, engineSources, resolveEngine } from "../../../sandbox/engine";

describe("resolveEngine", () => {
  it("takes the first engine there is and asks no further", async () => {
    const engine = { executable: "/somewhere/pulumi", version: "3.256.0" };
    const found = await resolveEngine([
      { description: "first", find: () => Promise.reject(new Error("not there")) },
      { description: "second", find: () => Promise.resolve(engine) },
      { description: "third", find: () => assert.fail("asked although an engine had been found") },
    ]);
    assert.equal(found, engine);
  });

  it("says of each way why it failed, and what to install", async () => {
    const sources = ["PATH", "cache", "download", "build"].map((description) => ({
      description,
      find: () => Promise.reject(new Error(`no ${description} today`)),
    }));
    await assert.rejects(resolveEngine(sources), (error: Error) => {
      for (const { description } of sources)
        assert.ok(error.message.includes(`${description}: no ${description} today`));
      assert.match(error.message, /Install the Pulumi CLI .* or Go/);
      return true;
    });
  });
});

describe("engineSources", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "engine-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function install(version: string): void {
    writeFileSync(join(folder, "pulumi"), `#!/bin/sh\necho v${version}\n`);
    chmodSync(join(folder, "pulumi"), 0o755);
  }

  it("finds pulumi on the PATH", async () => {
    install("3.300.1");
    const engine = await resolveEngine(engineSources({ PATH: folder }, assert.fail));
    assert.deepEqual(engine, { executable: join(folder, "pulumi"), version: "3.300.1" });
  });

  it("passes over an engine that is too old", async () => {
    install("3.99.0");
    const [onPath] = engineSources({ PATH: folder }, assert.fail);
    assert.ok(onPath);
    await assert.rejects(onPath.find(), /version 3\.99\.0, older than/);
  });

  it("pins the same version for download and build", () => {
    const module = readFileSync(join(__dirname, "../../../sandbox/engine/go.mod"), "utf8");
    assert.match(module, new RegExp(`github\\.com/pulumi/pulumi/pkg/v3 v${ENGINE_VERSION.replaceAll(".", "\\.")}\\b`));
  });
});
