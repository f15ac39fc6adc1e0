import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../support/sandbox";

/** Types that are gone from what runs, and then two errors: in a function, and outside of one. */
const MODULE = `
interface Gone {
  readonly of: string;
}

export function made(gone: Gone): Error {
  return new Error(gone.of);
}
const outside = new Error("outside" as string);
console.log(JSON.stringify([made({ of: "inside" }).stack, outside.stack]));
`;

/** How the SDK reads a frame. Source: `framePositionRegExp` in @pulumi/pulumi, resource.js. */
const FRAME = /^\s*at .* \((?<file>.*):(?<line>[0-9]+):(?<column>[0-9]+)\)$/;

describe("stacks of a program that a loader rewrites", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "positions-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const type of ["commonjs", "module"]) {
    it(`name the lines of the user's own file, in the form that the SDK reads (${type})`, () => {
      writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
      writeFileSync(join(folder, "index.ts"), MODULE);
      const preload = join(ROOT, "sandbox/bin/language/preload.js");
      const loader = ["--require", preload, "--import", require.resolve("tsx")];
      const { stdout, stderr } = spawnSync(process.execPath, [...loader, join(folder, "index.ts")], {
        cwd: folder,
        encoding: "utf8",
      });
      assert.equal(stderr, "");
      const stacks: string[] = JSON.parse(stdout);
      const places = stacks.map((stack) => {
        const { file, line, column } = FRAME.exec(stack.split("\n")[1] ?? "")?.groups ?? {};
        return `${file}:${line}:${column}`;
      });
      assert.deepEqual(places, [join(folder, "index.ts:7:10"), join(folder, "index.ts:9:17")]);
    });
  }
});
