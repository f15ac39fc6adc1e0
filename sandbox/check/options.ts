import { badUsage, checkStackName, parseCommandLine, policyPacksIn, readAssignments } from "../commandLine";
import type { PolicyPack } from "../policyPack";

const HELP = "secure-microservice check --help";

/** The forms of a report, each of which can be written into a file. */
export const FORMATS = ["markdown", "sarif", "junit", "json", "html"] as const;
export type Format = (typeof FORMATS)[number];

export interface CheckOptions {
  /** Folder of a Pulumi program. */
  readonly program: string;
  /** @default the only stack that has settings there, else `dev` */
  readonly stack?: string;
  readonly config: Readonly<Record<string, string>>;
  readonly policyPacks: readonly PolicyPack[];
  /** File with the outputs of other stacks. */
  readonly stackReferences?: string;
  /** What the program is compared with: a commit, a branch or a tag of git. */
  readonly base?: string;
  /** Which mandatory findings make exit code 3. */
  readonly failOn: "any" | "new";
  /** Files to write reports to. */
  readonly reports: Readonly<Partial<Record<Format, string>>>;
  readonly verbose: boolean;
}

export const CHECK_USAGE = `usage: secure-microservice check [DIR] [options]

Judges a Pulumi program by policy packs, with no account and no credentials: deploys it to local stand-ins on the real engine,
so that every value is known, and removes all of it again. DIR is the folder of Pulumi.yaml, if it is not the one you are in.

options
  --stack NAME             whose settings to take (the only Pulumi.STACK.yaml there is, else dev)
  --config KEY=VALUE       configuration value; may be repeated
  --policy-pack DIR        compiled policy pack to judge by as well; may be repeated
  --policy-pack-config FILE
                           levels, parameters and exemptions of a pack; one for each, this package's own first
  --stack-references FILE  outputs of other stacks, JSON or YAML: {"org/project/stack": {"output": "value"}}
  --base REF               compare with the program of this commit, branch or tag
  --fail-on any|new        which mandatory findings make exit code 3; new: only those that the base does not have (any)
  --markdown FILE          write a comment for the pull request
  --sarif FILE             write SARIF 2.1.0, for code scanning
  --junit FILE             write JUnit XML, for test reports
  --json FILE              write everything as JSON
  --html FILE              write one page to look at
  --verbose                show the engine's own output
  --help                   this text

What the stack does not tell is made up, and the report says what: missing and encrypted settings, outputs of other stacks.

exit codes: 0 no mandatory finding, 1 the program or the engine failed, 2 bad usage, 3 mandatory findings`;

/**
 * Reads what follows the word `check`.
 *
 * @param ownPack the policy pack that always judges
 * @throws Failure with exit code 2 and every problem found
 */
export function readCheckOptions(argv: readonly string[], ownPack: string): CheckOptions | "help" {
  const { values, positionals } = parse(argv);
  if (values.help) return "help";
  const [program = ".", ...others] = positionals;
  const { config, problems: notAssigned } = readAssignments(values.config);
  const failOn = values["fail-on"];
  const { stack, base } = values;
  const folders = [ownPack, ...(values["policy-pack"] ?? [])];
  const configs = values["policy-pack-config"];
  const problems = [
    ...others.map((other) => `${other} is one word too many; give one folder`),
    ...notAssigned,
    ...(configs === undefined || configs.length === folders.length
      ? []
      : [`--policy-pack-config: ${configs.length} given for ${folders.length} policy packs, this package's own first`]),
    ...(stack === undefined ? [] : checkStackName(stack)),
    ...(failOn === "any" || failOn === "new" ? [] : [`--fail-on ${failOn} is neither any nor new`]),
    ...(failOn === "new" && base === undefined ? ["--fail-on new needs --base REF to compare with"] : []),
  ];
  if (problems.length > 0) throw badUsage(problems, HELP);
  return {
    program,
    stack,
    config,
    policyPacks: policyPacksIn(folders, configs),
    stackReferences: values["stack-references"],
    base,
    failOn: failOn === "new" ? "new" : "any",
    reports: Object.fromEntries(FORMATS.flatMap((format) => (values[format] ? [[format, values[format]]] : []))),
    verbose: values.verbose,
  };
}

function parse(argv: readonly string[]) {
  return parseCommandLine(
    {
      args: [...argv],
      allowPositionals: true,
      options: {
        stack: { type: "string" },
        config: { type: "string", multiple: true },
        "policy-pack": { type: "string", multiple: true },
        "policy-pack-config": { type: "string", multiple: true },
        "stack-references": { type: "string" },
        base: { type: "string" },
        "fail-on": { type: "string", default: "any" },
        markdown: { type: "string" },
        sarif: { type: "string" },
        junit: { type: "string" },
        json: { type: "string" },
        html: { type: "string" },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    },
    HELP,
  );
}
