import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareInTurn } from "./measure";

const ROOT = join(__dirname, "..");
const RUNS = 5;

/** Resources under which the pack is measured. */
const JUDGED_RESOURCES = 1000;

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

/** The policy pack against a pack with one policy that does nothing. */
export async function measurePolicyPack(): Promise<string> {
  return inState(async (state) => {
    const program = ["--program", join(__dirname, "programs/judged"), "--config", `resources=${JUDGED_RESOURCES}`];
    const packs = [join(ROOT, "policies"), join(__dirname, "emptyPack")].map((pack) => [
      ...program,
      "--policy-pack",
      pack,
    ]);
    const [ours = [], empty = []] = packs;
    await preview(state, ...ours);
    const { first, second, ratio } = await compareInTurn(
      () => preview(state, ...ours),
      () => preview(state, ...empty),
      RUNS,
    );
    return line(
      `preview of ${JUDGED_RESOURCES} resources under the policy pack`,
      "an empty pack",
      first,
      second,
      ratio,
    );
  });
}

function line(what: string, against: string, first: number, second: number, ratio: number): string {
  return `${what} : ${against} = ${ratio.toFixed(2)} (${first.toFixed(1)} s : ${second.toFixed(1)} s)`;
}

async function inState<T>(measure: (state: string) => Promise<T>): Promise<T> {
  const state = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return await measure(state);
  } finally {
    rmSync(state, { recursive: true });
  }
}

/** A preview to its end. Broken policies are as good as kept ones here; a program that fails is not. */
function preview(state: string, ...options: readonly string[]): Promise<void> {
  const command = [join(ROOT, "sandbox/bin/cli.js"), "preview", "--state", state, ...options];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: "ignore" });
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) =>
      code === 0 || code === 3 ? done() : failed(new Error(`${command.join(" ")}: ${code}`)),
    );
  });
}
