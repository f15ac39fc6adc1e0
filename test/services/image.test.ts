import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChildService } from "./support/childService";
import { send } from "./support/httpClient";
import { ISSUER, SECRET } from "./support/tokens";

const ROOT = join(__dirname, "..", "..");
const ENVIRONMENT = {
  HOST: "127.0.0.1",
  PORT: "0",
  MESH: "istio",
  ACCESS_TOKEN_SECRET: SECRET,
  JWT_ISSUER: ISSUER,
  JWT_AUDIENCE: "any",
  PAYMENTS_URL: "http://payments.shop.svc",
  SHUTDOWN_DELAY_SECONDS: "0",
};

/** The instructions of a Dockerfile: name and arguments. */
function instructionsOf(service: string): (readonly [string, string])[] {
  return readFileSync(join(ROOT, "services", service, "Dockerfile"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)] as const);
}

describe("the images", function () {
  this.timeout(60_000);
  const compiled = mkdtempSync(join(tmpdir(), "compiled-"));
  before(() => {
    const compiler = join(ROOT, "node_modules", ".bin", "tsc");
    const to = ["--outDir", compiled, "--tsBuildInfoFile", join(compiled, ".tsbuildinfo")];
    execFileSync(compiler, ["-p", join(ROOT, "services", "tsconfig.json"), ...to]);
  });
  after(() => rmSync(compiled, { recursive: true }));

  for (const service of ["orders", "payments"]) {
    it(`of ${service} needs no shell, no root, and names its bases so that they can be pinned`, () => {
      const instructions = instructionsOf(service);
      const all = (name: string): string[] => instructions.filter(([found]) => found === name).map(([, text]) => text);
      assert.deepEqual(all("FROM"), ["$BUILD_IMAGE AS build", "$RUNTIME_IMAGE"]);
      assert.deepEqual(all("USER"), ["10001:10001"]);
      assert.deepEqual(all("CMD"), [`["${service}/main.js"]`]);
      const final = instructions.slice(instructions.findLastIndex(([name]) => name === "FROM"));
      assert.equal(
        final.some(([name]) => name === "RUN" || name === "ADD"),
        false,
      );
    });

    it(`of ${service} has everything it takes to run`, async () => {
      const app = mkdtempSync(join(tmpdir(), "app-"));
      const copies = instructionsOf(service).flatMap(([name, text]) => (name === "COPY" ? [text.split(" ")] : []));
      for (const [, from = "", to = ""] of copies.filter(([option]) => option === "--from=build")) {
        const source = from === "/src/services/bin" ? compiled : join(ROOT, from.replace("/src/", ""));
        cpSync(source, join(app, to), { recursive: true });
      }
      const child = new ChildService([`${service}/main.js`], ENVIRONMENT, app);
      try {
        const port = await child.port();
        assert.equal((await send(port, { path: "/readyz" })).status, 200);
        assert.equal((await send(port, { path: "/", token: "x.y.z" })).status, 403, "tokens can be checked");
        assert.equal(child.stderr.includes("Warning"), false, child.stderr);
      } finally {
        await child.stop();
        rmSync(app, { recursive: true });
      }
    });
  }
});
