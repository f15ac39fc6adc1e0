import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { Failure } from "../failure";
import { buildEngine } from "./build";
import { ENGINE_VERSION, OLDEST_ENGINE_VERSION } from "./version";

const run = promisify(execFile);

/** Unit: milliseconds. */
const DOWNLOAD_TIMEOUT = 10 * 60_000;

/** The Pulumi CLI that runs deployments. */
export interface Engine {
  readonly executable: string;
  readonly version: string;
}

/** A place the engine may come from. `find` answers with the executable, or throws why there is none. */
export interface EngineSource {
  readonly description: string;
  readonly find: () => Promise<Engine>;
}

/**
 * The first engine that any source has.
 *
 * @throws Failure naming each way that was tried, why it failed, and what to install
 */
export async function resolveEngine(sources: readonly EngineSource[]): Promise<Engine> {
  const attempts: string[] = [];
  for (const source of sources) {
    try {
      return await source.find();
    } catch (error) {
      attempts.push(`  ${source.description}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Failure(
    [
      "no Pulumi engine was found, and none could be had:",
      ...attempts,
      `Install the Pulumi CLI ${OLDEST_ENGINE_VERSION} or newer (https://www.pulumi.com/docs/install), or Go 1.26 or newer to build it.`,
    ].join("\n"),
  );
}

/** The sources in the order in which they are asked: what is there, what can be fetched, what can be built. */
export function engineSources(env: NodeJS.ProcessEnv, progress: (line: string) => void): readonly EngineSource[] {
  const cached = cachedEnginePath(env);
  return [
    { description: "pulumi on the PATH", find: () => findOnPath(env) },
    { description: `the cache of the npm package pulumi (${cached})`, find: () => inspect(cached) },
    {
      description: `download by the npm package pulumi@${ENGINE_VERSION}`,
      find: async () => {
        progress(`downloading the Pulumi engine ${ENGINE_VERSION}`);
        await download(env);
        return inspect(cached);
      },
    },
    {
      description: "build from the Go module github.com/pulumi/pulumi/pkg/v3",
      find: async () => {
        await buildEngine(cached, env, progress);
        return inspect(cached);
      },
    },
  ];
}

/** Where the npm package `pulumi` and the Automation API keep the engine of this version. */
export function cachedEnginePath(env: NodeJS.ProcessEnv): string {
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  return join(home, "versions", ENGINE_VERSION, "bin", "pulumi");
}

async function findOnPath(env: NodeJS.ProcessEnv): Promise<Engine> {
  // npm puts node_modules/.bin on the PATH of its scripts, where `pulumi` is the package that downloads.
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => !folder.endsWith(join("node_modules", ".bin")));
  const executable = folders.map((folder) => join(folder, "pulumi")).find(isExecutable);
  if (executable === undefined) throw new Error("not there");
  return inspect(executable);
}

async function inspect(executable: string): Promise<Engine> {
  if (!isExecutable(executable)) throw new Error("not there");
  const { stdout } = await run(executable, ["version"], { env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" } });
  const version = stdout.trim().replace(/^v/, "");
  if (version.localeCompare(OLDEST_ENGINE_VERSION, "en", { numeric: true }) < 0) {
    throw new Error(`${executable} is version ${version}, older than ${OLDEST_ENGINE_VERSION}`);
  }
  return { executable, version };
}

async function download(env: NodeJS.ProcessEnv): Promise<void> {
  const [command, ...args] = installerCommand();
  try {
    await run(command, args, { env: { ...env, PULUMI_VERSION: ENGINE_VERSION }, timeout: DOWNLOAD_TIMEOUT });
  } catch (error) {
    const stderr = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new Error(stderr.trim().split("\n").at(-1) || "no answer");
  }
}

/** The npm package `pulumi`, which is no dependency of what is published: its command would go before the user's own. */
function installerCommand(): readonly [string, ...string[]] {
  try {
    return [process.execPath, require.resolve("pulumi/run.js"), "version"];
  } catch {
    return ["npm", "exec", "--yes", `--package=pulumi@${ENGINE_VERSION}`, "--", "pulumi", "version"];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
