#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CHECK_USAGE, check, readCheckOptions } from "./check";
import { deploy } from "./deploy";
import { engineSources, resolveEngine } from "./engine";
import { ExitCode, Failure } from "./failure";
import { type Options, readOptions, USAGE } from "./options";
import { readProject, Stack, StateFolder } from "./stack";

/** The package, be it the repository or where it is installed: the compiled sandbox lies two folders deeper. */
const ROOT = resolve(__dirname, "../..");

const POLICY_PACK = resolve(ROOT, "policies");

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [first, ...others] = argv;
  if (first === "check") return checkProgram(others);
  // An installed package has no program of its own.
  const home = existsSync(join(ROOT, "Pulumi.yaml")) ? ROOT : process.cwd();
  const options = readOptions(argv, { program: home, policyPack: POLICY_PACK, state: join(home, ".sandbox") });
  if (options === "help") {
    console.log(USAGE);
    return ExitCode.done;
  }
  switch (options.verb) {
    case "outputs":
      console.log((await (await openStack(options)).outputs(options.showSecrets)).trimEnd());
      return ExitCode.done;
    case "export":
      console.log((await (await openStack(options)).export()).trimEnd());
      return ExitCode.done;
    default:
      return deploy(options.verb, options, () => openStack(options));
  }
}

async function checkProgram(argv: readonly string[]): Promise<ExitCode> {
  const options = readCheckOptions(argv, POLICY_PACK);
  if (options === "help") {
    console.log(CHECK_USAGE);
    return ExitCode.done;
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return check(options, version);
}

async function openStack(options: Options): Promise<Stack> {
  const project = readProject(options.program);
  const state = new StateFolder(options.state);
  const engine = await resolveEngine(engineSources(process.env, (line) => console.error(line)));
  const { stack: name, config, kubeconfig } = options;
  return new Stack({ engine, project, name, state, config, kubeconfig, env: process.env });
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
