import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Engine, engineSources, resolveEngine } from "../engine";
import { ExitCode, Failure } from "../failure";
import { problemsOfOutput } from "../files";
import { checkPolicyPacks } from "../policyPack";
import { Progress, type Screen } from "../report";
import { type Onlooker, readProject, readYaml } from "../stack";
import { commitOf, withBaseProgram } from "./baseProgram";
import { changesBetween, compared } from "./comparison";
import { terminalReport, WRITERS } from "./formats";
import { type CheckOptions, FORMATS } from "./options";
import { type DescribedPack, describePacks } from "./policyPacks";
import { type CheckReport, stops } from "./report";
import { reportOf } from "./reportOf";
import { repositoryOf } from "./source";
import { deployAndThrowAway, stackOf, type ThrownAway } from "./throwAway";

/** What both the program and its base are checked with. */
interface Equipment {
  readonly options: CheckOptions;
  readonly engine: Engine;
  readonly packs: readonly DescribedPack[];
  readonly stackReferences: Readonly<Record<string, unknown>>;
  readonly screen: Screen;
}

/**
 * Judges a program with every value known, and writes the reports that are asked for.
 *
 * @param version that of this package
 * @throws Failure for what can be known to be wrong before anything runs
 */
export async function check(options: CheckOptions, version: string): Promise<ExitCode> {
  const screen = process.stdout;
  const program = resolve(options.program);
  readProject(program);
  checkReportFiles(options);
  const stackReferences = readStackReferences(options.stackReferences);
  const commit = options.base === undefined ? undefined : commitOf(options.base, program);
  await checkPolicyPacks(options.policyPacks);
  const [packs, engine] = await Promise.all([
    describePacks(options.policyPacks),
    resolveEngine(engineSources(process.env, (line) => console.error(line))),
  ]);
  const equipment = { options, engine, packs, stackReferences, screen };

  const now = await run(program, "checking", equipment);
  const report =
    commit === undefined
      ? now.report
      : await withBaseProgram(program, commit, async (baseProgram) => {
          const base = await run(baseProgram, `checking ${options.base}`, equipment);
          if (base.report.outcome === "failed") {
            throw new Failure(`the program of ${options.base} does not come up:\n${base.report.errors.join("\n")}`);
          }
          const changes = changesBetween(base.made.resources, now.made.resources);
          return compared(now.report, base.report, options.base ?? commit, changes);
        });

  screen.write(`${terminalReport(report, options.failOn)}\n`);
  for (const format of FORMATS) {
    const file = options.reports[format];
    if (file !== undefined) writeFileSync(file, WRITERS[format]({ report, packs, failOn: options.failOn, version }));
  }
  if (report.outcome === "failed") return ExitCode.failed;
  return report.findings.some((finding) => stops(finding, options.failOn)) ? ExitCode.blocked : ExitCode.done;
}

async function run(
  program: string,
  title: string,
  { options, engine, packs, stackReferences, screen }: Equipment,
): Promise<{ readonly made: ThrownAway; readonly report: CheckReport }> {
  const project = readProject(realpathSync(program));
  const stack = stackOf(project, options.stack);
  const progress = new Progress(screen, [title]);
  const onlooker: Onlooker = options.verbose ? { receive: () => undefined, engineOutput: "stdout" } : progress;
  const { config } = options;
  const made = await deployAndThrowAway({
    engine,
    project,
    stack,
    config,
    policyPacks: packs,
    stackReferences,
    onlooker,
  });
  progress.end();
  return {
    made,
    report: reportOf(made, { project: project.name, stack, packs, repository: repositoryOf(project.root) }),
  };
}

function checkReportFiles({ reports }: CheckOptions): void {
  const problems = Object.entries(reports).flatMap(([format, file]) => problemsOfOutput(`--${format}`, resolve(file)));
  if (problems.length > 0) throw new Failure(problems.join("\n"));
}

/** @throws Failure if the file cannot be read, or does not hold outputs by stack */
function readStackReferences(file: string | undefined): Readonly<Record<string, unknown>> {
  if (file === undefined) return {};
  if (!existsSync(file)) throw new Failure(`--stack-references: there is no file ${resolve(file)}`);
  const stacks = file.endsWith(".json") ? parsed(file) : readYaml(file);
  const wrong = Object.keys(stacks).filter((name) => typeof stacks[name] !== "object" || stacks[name] === null);
  if (wrong.length === 0) return stacks;
  throw new Failure(
    `--stack-references: ${wrong.join(", ")} in ${file} has no outputs; write {"org/project/stack": {"output": "value"}}`,
  );
}

function parsed(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Failure(`--stack-references: ${file} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}
