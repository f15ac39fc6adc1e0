import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareInTurn } from "./measure";

export const ROOT = join(__dirname, "..");
const RUNS = 5;

/** The dev stack, its components and policies and all, against as many bare resources without policies. */
export async function measureDevStack(): Promise<string> {
  return inState(async (state) => {
    const report = join(state, "report.json");
    await preview(state, "--json", report);
    const { changes } = JSON.parse(readFileSync(report, "utf8"));
    const resources: number = changes.create;
    const bare = ["--program", join(__dirname, "programs/bare"), "--config", `resources=${resources}`, "--no-policies"];
    await preview(state, ...bare);
    const { first, second, ratio } = await compareInTurn(
      () => preview(state),
      () => preview(state, ...bare),
      RUNS,
    );
    return line(`preview of the dev stack (${resources} resources, policies)`, "bare resources", first, second, ratio);
  });
}

/** One line of results. */
export function line(what: string, against: string, first: number, second: number, ratio: number): string {
  return `${what} : ${against} = ${ratio.toFixed(2)} (${first.toFixed(1)} s : ${second.toFixed(1)} s)`;
}

/** Measures with a state folder of its own. */
export async function inState<T>(measure: (state: string) => Promise<T>): Promise<T> {
  const state = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return await measure(state);
  } finally {
    rmSync(state, { recursive: true });
  }
}

/** A preview to its end. */
export function preview(state: string, ...options: readonly string[]): Promise<void> {
  return run("preview", "--state", state, ...options);
}

/** Runs the command to its end. Broken policies are as good as kept ones here; a program that fails is not. */
export function run(...args: readonly string[]): Promise<void> {
  const command = [join(ROOT, "sandbox/bin/cli.js"), ...args];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: "ignore" });
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) =>
      code === 0 || code === 3 ? done() : failed(new Error(`${command.join(" ")}: ${code}`)),
    );
  });
}
