import { resolve } from "node:path";
import { deploy } from "./deploy";
import { engineSources, resolveEngine } from "./engine";
import { ExitCode, Failure } from "./failure";
import { type Options, readOptions, USAGE } from "./options";
import { readProject, Stack, StateFolder } from "./stack";

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
