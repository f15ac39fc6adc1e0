import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import * as components from "../../components";
import { allPolicies } from "../../policies/all";
import { ROOT } from "../support/sandbox";
import { succeeded, UserProject } from "./packedPackage";

/** Packing, and checking types of whole cloud SDKs, on a loaded machine. Unit: milliseconds. */
const TIMEOUT = 180_000;

/** As strict as the compiler gets, and no type of ours or of our dependencies taken on trust. */
const STRICT = [
  ...["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noEmit"],
  ...["--skipLibCheck", "false", "--module", "node16", "--target", "es2023", "--types", ""],
];

describe("the package as its users get it", function () {
  this.timeout(TIMEOUT);
  let project: UserProject;
  before(() => {
    project = UserProject.create();
  });
  after(() => project.remove());

  it("holds what its package.json promises", () => {
    for (const file of [
      "LICENSE",
      "README.md",
      "CHANGELOG.md",
      "policies/PulumiPolicy.yaml",
      "policies/bin/index.js",
    ]) {
      assert.ok(project.has(file), file);
    }
    const { main, types, exports } = JSON.parse(project.read("package.json"));
    for (const target of [main, types, ...filesOf(exports)]) assert.ok(project.has(target), target);
  });

  it("holds nothing that only this repository needs", () => {
    const strange = project.files.filter(
      (file) =>
        /(^|\/)(test|bench|scripts|examples|node_modules)\//.test(file) ||
        /\.tsbuildinfo$|(?<!\.d)\.ts$|\.tgz$|(^|\/)\./.test(file),
    );
    assert.deepEqual(strange, []);
  });

  it("has types for every module", () => {
    const modules = project.files.filter((file) => file.endsWith(".js"));
    assert.deepEqual(
      modules.filter((file) => !project.has(file.replace(/\.js$/, ".d.ts"))),
      [],
    );
  });

  it("maps its code to sources that are there", () => {
    const lost = project.files.filter((file) => file.endsWith(".js") && !mapsToSources(project, file));
    assert.deepEqual(lost, []);
  });

  it("has documents that link to no file that it does not hold", () => {
    const documents = project.files.filter((file) => /^docs\/.*\.md$/.test(file));
    const lost = documents.flatMap((file) =>
      [...project.read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map((match) => posix.join(dirname(file), match[1] ?? ""))
        .filter((target) => !project.has(target))
        .map((target) => `${file} links to ${target}`),
    );
    assert.deepEqual(lost, []);
  });

  it("names what it offers, to require and to import", () => {
    const names = Object.keys(components).sort();
    const print = "console.log(JSON.stringify(Object.keys(offered)))";
    const namesOf = (printed: string): string[] =>
      JSON.parse(printed)
        .filter((name: string) => !["default", "module.exports", "__esModule"].includes(name))
        .sort();
    const required = project.node("-e", `const offered = require("secure-microservice"); ${print}`);
    assert.deepEqual(namesOf(succeeded(required)), names);
    project.write("import.mjs", `import * as offered from "secure-microservice"; ${print}`);
    assert.deepEqual(namesOf(succeeded(project.node("import.mjs"))), names);
  });

  it("can be loaded by everything that it exports", () => {
    const { name, exports } = JSON.parse(project.read("package.json"));
    for (const path of Object.keys(exports)) succeeded(project.node("-e", `require("${posix.join(name, path)}")`));
  });

  it("type-checks in a strict program", () => {
    const sample = readFileSync(join(ROOT, "examples/bucket/index.ts"), "utf8");
    project.write("index.ts", sample);
    project.write("wrong.ts", sample.replace('purpose: "accessLogs"', 'purpose: "logs"'));
    const compile = (file: string) => project.node(join(ROOT, "node_modules/.bin/tsc"), ...STRICT, file);
    succeeded(compile("index.ts"));
    assert.match(compile("wrong.ts").stdout, /wrong\.ts.*"logs"/);
  });

  it("has the policy pack, ready to run", () => {
    const listed = succeeded(project.node(project.pathOf("policies/bin/cli.js"), "list", "--json"));
    assert.deepEqual(
      JSON.parse(listed).map(({ name }: { name: string }) => name),
      allPolicies.map(({ name }) => name),
    );
  });
});

/** Every file that `exports` of a package.json names, at any depth of conditions. */
function filesOf(exports: unknown): string[] {
  if (typeof exports === "string") return [exports];
  return typeof exports === "object" && exports !== null ? Object.values(exports).flatMap(filesOf) : [];
}

/** Whether a module has no source map, or one in the package whose sources are in the map or in the package. */
function mapsToSources(project: UserProject, file: string): boolean {
  const [, map] = /^\/\/# sourceMappingURL=(.+)$/m.exec(project.read(file)) ?? [];
  if (map === undefined) return true;
  const path = posix.join(dirname(file), map);
  if (!project.has(path)) return false;
  const { sources, sourcesContent } = JSON.parse(project.read(path));
  return sources.every(
    (source: string, index: number) =>
      typeof sourcesContent?.[index] === "string" || project.has(posix.join(dirname(path), source)),
  );
}
