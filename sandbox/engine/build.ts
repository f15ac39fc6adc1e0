import { execFile, spawn } from "node:child_process";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { ENGINE_VERSION } from "./version";

const run = promisify(execFile);

/** Unit: milliseconds. */
const PROGRESS_INTERVAL = 15_000;

/** Where go.mod pins the engine; the compiled sandbox lies one folder deeper than its source. */
const MODULE = resolve(__dirname, "../../engine");

/** The engine refuses to work for the SDK without a version, which only its release builds are given. */
const LINKER_FLAGS = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${ENGINE_VERSION}`;

/**
 * Builds the engine from its Go module. Takes about four minutes on two cores the first time.
 *
 * @param executable where the engine is to lie; written in one step, so that an interrupted build leaves nothing behind
 * @throws Error with the last line that Go printed
 */
export async function buildEngine(
  executable: string,
  env: NodeJS.ProcessEnv,
  progress: (line: string) => void,
): Promise<void> {
  await run("go", ["version"], { env }).catch(() => {
    throw new Error("Go is not installed");
  });
  mkdirSync(dirname(executable), { recursive: true });
  const unfinished = `${executable}.${process.pid}`;
  const started = Date.now();
  const report = () =>
    progress(`building the Pulumi engine ${ENGINE_VERSION}: ${seconds(started)} s (usually under 300 s)`);
  report();
  const timer = setInterval(report, PROGRESS_INTERVAL);
  try {
    await goBuild(unfinished, env);
    renameSync(unfinished, executable);
    progress(`built the Pulumi engine ${ENGINE_VERSION} in ${seconds(started)} s`);
  } finally {
    clearInterval(timer);
    rmSync(unfinished, { force: true });
  }
}

function goBuild(output: string, env: NodeJS.ProcessEnv): Promise<void> {
  const program = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
  const build = spawn("go", ["build", "-trimpath", "-ldflags", LINKER_FLAGS, "-o", output, program], {
    cwd: MODULE,
    env: { ...env, CGO_ENABLED: "0", GOFLAGS: "-mod=readonly -buildvcs=false" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let lastLine = "";
  build.stderr.on("data", (chunk: Buffer) => {
    lastLine = chunk.toString().trim().split("\n").at(-1) || lastLine;
  });
  return new Promise((done, failed) => {
    build.on("error", failed);
    build.on("exit", (code) => (code === 0 ? done() : failed(new Error(lastLine || `go build ended with ${code}`))));
  });
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000);
}
