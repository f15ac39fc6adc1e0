import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ExitCode } from "./failure";
import { checkFiles, STANDARD_OUTPUT } from "./files";
import type { Options } from "./options";
import { checkPolicyPacks, remediationsOf } from "./policyPack";
import {
  banner,
  describeDeployment,
  describeReport,
  describeViolations,
  isBlocked,
  Progress,
  type Report,
  type Screen,
  withRemediations,
} from "./report";
import { adviseOnSettings, type Deployment, type Onlooker, readProject, type Stack } from "./stack";

type Verb = "preview" | "up" | "destroy";

/** Runs a deployment, and tells how it goes on and how it ended: on the screen, and in the report if one is asked for. */
export async function deploy(verb: Verb, options: Options, open: () => Promise<Stack>): Promise<ExitCode> {
  checkFiles(options);
  if (verb !== "destroy") await checkPolicyPacks(options.policyPacks);
  const stack = await open();
  const screen = options.json === STANDARD_OUTPUT ? process.stderr : process.stdout;
  screen.write(`${banner(options)}\n\n`);
  const progress = new Progress(screen, verb);
  const onlooker: Onlooker = options.verbose
    ? { receive: () => undefined, engineOutput: options.json === STANDARD_OUTPUT ? "stderr" : "stdout" }
    : progress;
  const deployment = await (verb === "destroy" ? stack.destroy(onlooker) : stack[verb](options.policyPacks, onlooker));
  progress.end();
  return conclude(verb, options, stack, await remedied(options, deployment), screen);
}

/** With what to do about each violation, as the packs say. */
async function remedied({ policyPacks }: Options, deployment: Deployment): Promise<Deployment> {
  const { report } = deployment;
  if (report.policyViolations.length === 0) return deployment;
  return { ...deployment, report: withRemediations(report, await remediationsOf(policyPacks)) };
}

async function conclude(
  verb: Verb,
  options: Options,
  stack: Stack,
  deployment: Deployment,
  screen: Screen,
): Promise<ExitCode> {
  const { succeeded, report, complaint } = deployment;
  const exitCode = succeeded ? ExitCode.done : isBlocked(report) ? ExitCode.blocked : ExitCode.failed;
  if (options.summary && succeeded) {
    const exported = JSON.parse(await stack.export());
    const lines = [
      ...describeViolations(report.policyViolations),
      describeDeployment(exported, report, resolve(options.state)),
    ];
    screen.write(`${lines.join("\n")}\n`);
  } else if (!options.verbose) {
    screen.write(`${describeReport(report, { verb, succeeded })}\n`);
  }
  if (exitCode === ExitCode.failed) {
    const advice = adviseOnSettings(readProject(options.program), options.stack);
    for (const line of [complaint, advice ?? ""]) if (line !== "") console.error(line);
  }
  if (options.json !== undefined) writeReport(options.json, { verb, stack: options.stack, exitCode, ...report });
  return exitCode;
}

function writeReport(file: string, report: Report & Pick<Options, "verb" | "stack"> & { exitCode: ExitCode }): void {
  const text = `${JSON.stringify(report, undefined, 2)}\n`;
  if (file === STANDARD_OUTPUT) process.stdout.write(text);
  else writeFileSync(file, text);
}
