import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { ROOT } from "../support/sandbox";

/** What a source imports from beside it: types count, for a reader has to follow them as well. */
const IMPORT = /^(?:import|export)\b[^;]*?from "(\.[^"]+)";|^import "(\.[^"]+)";/gm;

/** The sources of the repository, each with those that it imports. */
function imports(): ReadonlyMap<string, readonly string[]> {
  const files = execFileSync("git", ["ls-files", "*.ts"], { cwd: ROOT, encoding: "utf8" })
    .split("\n")
    .filter((file) => file.endsWith(".ts") && existsSync(join(ROOT, file)));
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const source = readFileSync(join(ROOT, file), "utf8");
      const imported = [...source.matchAll(IMPORT)].map(([, from, bare]) =>
        normalize(join(dirname(file), from ?? bare ?? "")),
      );
      return [
        file,
        imported.flatMap((path) => [`${path}.ts`, join(path, "index.ts")].find((each) => known.has(each)) ?? []),
      ];
    }),
  );
}

/** The files on a way from one file back to itself; none if there is no such way. */
function circleOf(start: string, graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const cameFrom = new Map<string, string>();
  const open = [start];
  for (let file = open.shift(); file !== undefined; file = open.shift()) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return wayTo(file, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      open.push(next);
    }
  }
  return [];
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const before = cameFrom.get(end);
  return before === undefined ? [end] : [...wayTo(before, cameFrom), end];
}

describe("imports", () => {
  it("never lead back to the file they stand in", () => {
    const graph = imports();
    assert.ok(graph.size > 500, "the sources were not found");
    const circles = [...graph.keys()].map((file) => circleOf(file, graph)).filter((circle) => circle.length > 0);
    assert.deepEqual(circles, []);
  });
});
