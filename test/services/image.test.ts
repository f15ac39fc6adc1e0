import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, posix, relative } from "node:path";
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
  DATA_BUCKET: "data",
  AWS_REGION: "eu-central-1",
  SHUTDOWN_DELAY_SECONDS: "0",
};

/** Name and arguments. */
type Instruction = readonly [name: string, text: string];

const instructions = readFileSync(join(ROOT, "services", "Dockerfile"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line): Instruction => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]);
const finalStage = instructions.slice(instructions.findLastIndex(([name]) => name === "FROM"));
const buildStage = instructions.slice(0, -finalStage.length);

function textsOf(stage: readonly Instruction[], name: string): string[] {
  return stage.filter(([found]) => found === name).map(([, text]) => text);
}

/** The folder that these instructions of a stage leave it in. Source: Dockerfile reference, ARG and WORKDIR. */
function folderAfter(stage: readonly Instruction[], service: string): string {
  return stage.reduce((folder, [name, text], index) => {
    if (name !== "WORKDIR") return folder;
    const declared = textsOf(stage.slice(0, index), "ARG").includes("SERVICE");
    return posix.resolve(folder, text.replaceAll("$SERVICE", declared ? service : ""));
  }, "/");
}

/** What `npm ci --omit=dev --workspace=services` installs, as folders from the root. Packages inside others come with them. */
function productionPackages(): string[] {
  const listing = ["ls", "--workspace=services", "--omit=dev", "--all", "--parseable"];
  const listed = execFileSync("npm", listing, { cwd: ROOT, encoding: "utf8" }).trim().split("\n");
  const folders = listed.map((path) => relative(ROOT, path));
  return folders.filter((path) => path.split("node_modules/").length === 2 && !path.includes("secure-microservice"));
}

describe("the images", function () {
  this.timeout(180_000);
  /** The folder in which the build stage works, as far as it is needed. */
  const source = mkdtempSync(join(tmpdir(), "source-"));
  before(() => {
    const compiler = join(ROOT, "node_modules", ".bin", "tsc");
    const compiled = join(source, "services", "bin");
    const to = ["--outDir", compiled, "--tsBuildInfoFile", join(compiled, ".tsbuildinfo")];
    execFileSync(compiler, ["-p", join(ROOT, "services", "tsconfig.json"), ...to]);
    for (const folder of productionPackages()) cpSync(join(ROOT, folder), join(source, folder), { recursive: true });
    mkdirSync(join(source, "services", "node_modules"), { recursive: true });
  });
  after(() => rmSync(source, { recursive: true }));

  it("need no shell, no root, and name their bases so that they can be pinned", () => {
    assert.deepEqual(textsOf(instructions, "FROM"), ["$BUILD_IMAGE AS build", "$RUNTIME_IMAGE"]);
    const installs = textsOf(buildStage, "RUN").filter((command) => command.startsWith("npm ci"));
    assert.match(installs.at(-1) ?? "", /--omit=dev --workspace=services$/);
    assert.deepEqual(textsOf(finalStage, "USER"), ["10001:10001"]);
    assert.deepEqual(textsOf(finalStage, "CMD"), ['["main.js"]']);
    assert.equal(
      finalStage.some(([name]) => name === "RUN" || name === "ADD"),
      false,
    );
  });

  for (const service of ["", "ordres", "middleware"]) {
    it(`are not built of ${service === "" ? "no service" : `the service ${service}`}`, () => {
      assert.equal(checkService(service), 1);
    });
  }

  for (const service of ["orders", "payments"]) {
    it(`of ${service} has everything it takes to run`, async () => {
      assert.equal(checkService(service), 0);
      const root = mkdtempSync(join(tmpdir(), "image-"));
      for (const [index, [name, text]] of finalStage.entries()) {
        if (name !== "COPY") continue;
        const [option, from = "", to = ""] = text.split(" ");
        assert.equal(option, "--from=build");
        const folder = join(root, folderAfter(finalStage.slice(0, index), service));
        const [original, copy] = [join(source, posix.relative("/src", from)), join(folder, to)];
        mkdirSync(dirname(copy), { recursive: true });
        if (basename(copy) === "node_modules") symlinkSync(original, copy);
        else cpSync(original, copy, { recursive: true });
      }
      const [command = ""] = textsOf(finalStage, "CMD");
      const child = new ChildService(JSON.parse(command), ENVIRONMENT, join(root, folderAfter(finalStage, service)));
      try {
        const port = await child.port();
        assert.equal((await send(port, { path: "/readyz" })).status, 200);
        assert.equal((await send(port, { path: "/", token: "x.y.z" })).status, 403, "tokens can be checked");
        // On Node.js 20, which the images do not run on, the AWS SDK says that it will want a newer one.
        const warnings = child.stderr.split("\n").filter((line) => line.includes("Warning:"));
        assert.deepEqual(
          warnings.filter((line) => !line.includes("NodeVersionSupportWarning")),
          [],
        );
      } finally {
        await child.stop();
        rmSync(root, { recursive: true });
      }
    });
  }

  /** The exit code of what the build stage does last, which is to look for the service. */
  function checkService(service: string): number | null {
    assert.deepEqual(buildStage.at(-2), ["ARG", "SERVICE"]);
    const command = textsOf(buildStage, "RUN").at(-1) ?? "";
    return spawnSync("sh", ["-c", command], { cwd: source, env: { ...process.env, SERVICE: service } }).status;
  }
});
