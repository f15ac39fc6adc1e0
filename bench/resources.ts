import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { median } from "./measure";

const ROOT = join(__dirname, "..");
const RUNS = 3;
const RESOURCES = 1000;

/** What the sandbox loads into a program's process. */
const OURS = join(ROOT, "sandbox/bin/language/preload.js");

/** What the SDK's runner loads by itself. */
const THEIRS = createRequire(require.resolve("@pulumi/pulumi/package.json")).resolve("source-map-support/register");

/** The processor's time that a program takes for one bare resource: as the sandbox runs it, against as the SDK's runner does. */
export async function measureResource(): Promise<string> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    ours.push(timeOfOne(OURS));
    theirs.push(timeOfOne(THEIRS));
  }
  const [first, second] = [median(ours), median(theirs)];
  const ratio = (first / second).toFixed(2);
  return `a program's time for a bare resource : with the SDK's own stack traces = ${ratio} (${first.toFixed(1)} ms : ${second.toFixed(1)} ms)`;
}

function timeOfOne(preload: string): number {
  return (timeOf(preload, RESOURCES + 1) - timeOf(preload, 1)) / RESOURCES;
}

/** Unit: milliseconds of processor time. */
function timeOf(preload: string, resources: number): number {
  const args = ["--require", preload, "--import", "tsx", join(__dirname, "programs/mocked/index.ts")];
  const env = { ...process.env, RESOURCES: String(resources) };
  return Number(execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8", env }));
}
