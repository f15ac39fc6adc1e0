import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Project, ts } from "ts-morph";

const ROOT = join(__dirname, "..", "..", "..");
const SOURCE = join(ROOT, "services", "middleware");
const NAME = "secure-microservice-middleware";
const ENVIRONMENT = {
  ACCESS_TOKEN_SECRET: "0123456789abcdef0123456789abcdef",
  JWT_ISSUER: "https://login.example.com/",
  JWT_AUDIENCE: "orders",
};

const PROTECTED = `
import express from "express";
import type { FastifyPluginAsync } from "fastify";
import { auditLog, authenticateToken, callerOf, rateLimit } from "${NAME}";
import { protection, type ProtectionOptions } from "${NAME}/fastify";

const app = express();
app.use(auditLog({ service: "orders" }), rateLimit({ requests: 1000, windowSeconds: 60 }), authenticateToken());
app.get("/api/data", (request: express.Request, response: express.Response) => {
  response.json({ subject: callerOf(request).subject });
});
const plugged: FastifyPluginAsync<ProtectionOptions> = protection;
export { app, plugged };
`;

describe("the middleware's package", function () {
  this.timeout(120_000);
  let project: string;

  /** A project in an empty folder, with the package as npm packs it, the frameworks and nothing else of this repository. */
  before(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), "consumer-")));
    const installed = join(project, "node_modules", NAME);
    mkdirSync(installed, { recursive: true });
    execFileSync("npm", ["run", "--silent", "prepack"], { cwd: SOURCE });
    const packed: { files: { path: string }[] }[] = JSON.parse(
      execFileSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], { cwd: SOURCE, encoding: "utf8" }),
    );
    for (const { path } of packed[0]?.files ?? []) cpSync(join(SOURCE, path), join(installed, path));
    for (const [name, from] of [
      ["jose", "jose"],
      ["express", "express5"],
      ["fastify", "fastify"],
      ["@types/express", "@types/express5"],
      ["@types/node", "@types/node"],
    ] as const) {
      mkdirSync(dirname(join(project, "node_modules", name)), { recursive: true });
      symlinkSync(join(ROOT, "node_modules", from), join(project, "node_modules", name));
    }
  });
  after(() => rmSync(project, { recursive: true }));

  const run = (file: string, text: string): string => {
    writeFileSync(join(project, file), text);
    return execFileSync(process.execPath, [file], {
      cwd: project,
      encoding: "utf8",
      env: { PATH: process.env.PATH, ...ENVIRONMENT },
    });
  };
  const writeProgram = (): string => {
    const file = join(project, "program.ts");
    writeFileSync(file, PROTECTED);
    return file;
  };
  const probe = `
    const app = express();
    app.get("/", authenticateToken(), (request, response) => response.end());
    const server = app.listen(0, async () => {
      const { status } = await fetch("http://127.0.0.1:" + server.address().port);
      console.log(status, typeof protection);
      server.close();
    });`;

  it("serves CommonJS", () => {
    const program = `
      const express = require("express");
      const { authenticateToken } = require("${NAME}");
      const { protection } = require("${NAME}/fastify");
      ${probe}`;
    assert.equal(run("program.cjs", program), "401 function\n");
  });

  it("serves ES modules, by name", () => {
    const program = `
      import express from "express";
      import { authenticateToken } from "${NAME}";
      import { protection } from "${NAME}/fastify";
      ${probe}`;
    assert.equal(run("program.mjs", program), "401 function\n");
  });

  for (const [what, options] of [
    ["Node.js's own resolution", { module: "node16", moduleResolution: "node16" }],
    ["a bundler's", { module: "esnext", moduleResolution: "bundler" }],
  ] as const) {
    it(`has types for Express and Fastify under ${what}`, () => {
      writeProgram();
      const compilerOptions = {
        ...options,
        strict: true,
        noEmit: true,
        esModuleInterop: true,
        target: "es2022",
        types: ["node"],
      };
      writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
      const compiler = join(ROOT, "node_modules", ".bin", "tsc");
      const { status, stdout } = spawnSync(compiler, ["-p", project], { encoding: "utf8" });
      assert.equal(status, 0, stdout);
    });
  }

  // TypeScript 7 has no such resolution any more; ts-morph brings a compiler that has.
  it("has types under TypeScript's moduleResolution: node, which knows nothing of exports", () => {
    const compilerOptions = {
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      ignoreDeprecations: "6.0",
      strict: true,
      noEmit: true,
      esModuleInterop: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      types: ["node"],
      typeRoots: [join(project, "node_modules", "@types")],
    };
    const consumer = new Project({ compilerOptions });
    const program = consumer.addSourceFileAtPath(writeProgram());
    const problems = consumer.getPreEmitDiagnostics();
    assert.deepEqual(
      problems.map((problem) => problem.getMessageText().toString()),
      [],
    );
    const imported = program.getImportDeclarations().map((declaration) => declaration.getModuleSpecifierSourceFile());
    const files = imported.map((file) => file?.getFilePath().split(`${NAME}/`)[1]);
    for (const file of ["dist/index.d.ts", "fastify.d.ts"]) assert.ok(files.includes(file), files.join());
  });

  it("is under 5 MB with everything that it brings, which is jose", () => {
    const { dependencies } = JSON.parse(readFileSync(join(SOURCE, "package.json"), "utf8"));
    assert.deepEqual(Object.keys(dependencies), ["jose"]);
    assert.deepEqual(
      JSON.parse(readFileSync(join(ROOT, "node_modules/jose/package.json"), "utf8")).dependencies,
      undefined,
    );
    const bytes = sizeOf(join(project, "node_modules", NAME)) + sizeOf(join(ROOT, "node_modules", "jose"));
    assert.ok(bytes < 5_000_000, `${bytes} bytes`);
  });
});

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
