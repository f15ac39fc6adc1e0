import { badUsage, checkStackName, parseCommandLine, policyPacksIn, readAssignments } from "./commandLine";
import type { PolicyPack } from "./policyPack";

const HELP = "npm run -s sandbox -- --help";

export const VERBS = ["preview", "up", "destroy", "outputs", "export"] as const;
export type Verb = (typeof VERBS)[number];

export interface Options {
  readonly verb: Verb;
  /** Folder of a Pulumi program. */
  readonly program: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  /** None with `--no-policies`. */
  readonly policyPacks: readonly PolicyPack[];
  readonly state: string;
  /** File to write the report to; `-` for standard output, where nothing else is written then. */
  readonly json?: string;
  readonly kubeconfig?: string;
  readonly showSecrets: boolean;
  /** Tell what was provisioned. */
  readonly summary: boolean;
  /** Show the engine's own output. */
  readonly verbose: boolean;
}

/** Where things are when the command line does not say. */
export interface Defaults {
  readonly program: string;
  readonly policyPack: string;
  readonly state: string;
}

export const USAGE = `usage: npm run -s sandbox -- VERB [options]

Runs a Pulumi program on the real engine with local stand-ins for the clouds.

verbs
  preview             show what would change; exit code 3 if a mandatory policy is broken
  up                  bring the stack up
  destroy             take the stack down
  outputs             print the program's outputs as JSON
  export              print the deployment as JSON, secrets encrypted
  check               judge a program with every value known, for a pull request (check --help)

options
  --program DIR       folder of a Pulumi program in TypeScript (this repository)
  --stack NAME        stack (dev)
  --config KEY=VALUE  configuration value; may be repeated
  --policy-pack DIR   compiled policy pack; may be repeated (./policies)
  --policy-pack-config FILE
                      levels, parameters, profiles and exemptions of a pack; one for each --policy-pack
  --no-policies       judge by no policy pack
  --state DIR         where state, passphrase and settings are kept (./.sandbox)
  --kubeconfig FILE   apply Kubernetes objects to this cluster
  --json FILE         write what happened as JSON; - for standard output
  --summary           with up: tell what was provisioned, and what to try next
  --verbose           show the engine's own output
  --show-secrets      with outputs: print secret values
  --help              this text

A list is given as JSON: --config 'publicHostNames=["api.example.com"]'. Paths are those of the folder you are in.

exit codes: 0 done, 1 the program or the engine failed, 2 bad usage, 3 blocked by a policy`;

/**
 * Reads the command line.
 *
 * @returns `"help"` if help was asked for
 * @throws Failure with exit code 2 and every problem found
 */
export function readOptions(argv: readonly string[], defaults: Defaults): Options | "help" {
  const { values, positionals } = parse(argv);
  if (values.help) return "help";
  const [verb, ...others] = positionals;
  const { config, problems: notAssigned } = readAssignments(values.config);
  const problems = [
    ...(isVerb(verb)
      ? []
      : [`${verb === undefined ? "no verb" : `unknown verb ${verb}`}; write one of ${VERBS.join(", ")}`]),
    ...others.map((other) => `${other} is one word too many; options start with --`),
    ...notAssigned,
    ...checkStackName(values.stack),
    ...checkPolicyPacks(values),
  ];
  if (!isVerb(verb) || problems.length > 0) throw badUsage(problems, HELP);
  return {
    verb,
    program: values.program ?? defaults.program,
    stack: values.stack,
    config,
    policyPacks: policyPacksOf(values, defaults.policyPack),
    state: values.state ?? defaults.state,
    json: values.json,
    kubeconfig: values.kubeconfig,
    showSecrets: values["show-secrets"],
    summary: values.summary,
    verbose: values.verbose,
  };
}

function parse(argv: readonly string[]) {
  return parseCommandLine(
    {
      args: [...argv],
      allowPositionals: true,
      options: {
        program: { type: "string" },
        stack: { type: "string", default: "dev" },
        config: { type: "string", multiple: true },
        "policy-pack": { type: "string", multiple: true },
        "policy-pack-config": { type: "string", multiple: true },
        "no-policies": { type: "boolean", default: false },
        state: { type: "string" },
        json: { type: "string" },
        kubeconfig: { type: "string" },
        "show-secrets": { type: "boolean", default: false },
        summary: { type: "boolean", default: false },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    },
    HELP,
  );
}

type PolicyPackValues = Pick<ReturnType<typeof parse>["values"], "no-policies" | "policy-pack" | "policy-pack-config">;

function checkPolicyPacks(values: PolicyPackValues): string[] {
  const { "policy-pack": folders, "policy-pack-config": configs } = values;
  const packs = folders?.length ?? 1;
  return [
    ...(values["no-policies"] && folders ? ["--policy-pack and --no-policies exclude each other"] : []),
    ...(values["no-policies"] && configs ? ["--policy-pack-config and --no-policies exclude each other"] : []),
    ...(configs && configs.length !== packs
      ? [`--policy-pack-config: ${configs.length} given for ${packs} policy packs; give one for each, in their order`]
      : []),
  ];
}

function policyPacksOf(values: PolicyPackValues, ours: string): readonly PolicyPack[] {
  if (values["no-policies"]) return [];
  return policyPacksIn(values["policy-pack"] ?? [ours], values["policy-pack-config"]);
}

function isVerb(verb: string | undefined): verb is Verb {
  return VERBS.some((known) => known === verb);
}
