import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { engineSources, resolveEngine } from "./engine";
import { ExitCode, Failure } from "./failure";
import { type Options, readOptions, USAGE } from "./options";
import { checkPolicyPacks, remediationsOf } from "./policyPack";
import { describeDeployment, isBlocked, type Report, withRemediations } from "./report";
import { type Deployment, readProject, Stack, StateFolder } from "./stack";

/** The repository: the compiled sandbox lies two folders deeper. */
const ROOT = resolve(__dirname, "../..");

async function main(argv: readonly string[]): Promise<ExitCode> {
  const options = readOptions(argv, {
    program: ROOT,
    policyPack: resolve(ROOT, "policies"),
    state: resolve(ROOT, ".sandbox"),
  });
  if (options === "help") {
    console.log(USAGE);
    return ExitCode.done;
  }
  const stack = await openStack(options);
  switch (options.verb) {
    case "outputs":
      console.log((await stack.outputs(options.showSecrets)).trimEnd());
      return ExitCode.done;
    case "export":
      console.log((await stack.export()).trimEnd());
      return ExitCode.done;
    case "destroy":
      return conclude(options, await stack.destroy());
    case "preview":
      checkPolicyPacks(options.policyPacks);
      return conclude(options, await stack.preview(options.policyPacks));
    case "up": {
      checkPolicyPacks(options.policyPacks);
      const deployment = await stack.up(options.policyPacks);
      if (options.summary && deployment.succeeded) {
        console.log(describeDeployment(JSON.parse(await stack.export()), deployment.report, resolve(options.state)));
      }
      return conclude(options, deployment);
    }
  }
}

async function openStack(options: Options): Promise<Stack> {
  const project = readProject(options.program);
  const state = new StateFolder(options.state);
  const engine = await resolveEngine(engineSources(process.env, (line) => console.error(line)));
  const { stack: name, config, kubeconfig } = options;
  return new Stack({ engine, project, name, state, config, kubeconfig, env: process.env });
}

async function conclude(options: Options, { succeeded, report }: Deployment): Promise<ExitCode> {
  const exitCode = succeeded ? ExitCode.done : isBlocked(report) ? ExitCode.blocked : ExitCode.failed;
  if (options.json) await writeReport(options.json, options, report, exitCode);
  return exitCode;
}

async function writeReport(file: string, options: Options, report: Report, exitCode: ExitCode): Promise<void> {
  const { verb, stack, policyPacks } = options;
  const remediations = report.policyViolations.length > 0 ? await remediationsOf(policyPacks) : new Map();
  const content = { verb, stack, exitCode, ...withRemediations(report, remediations) };
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error instanceof Failure ? `error: ${error.message}` : error);
    process.exitCode = error instanceof Failure ? error.exitCode : ExitCode.failed;
  },
);
