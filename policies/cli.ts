import { allPolicies } from "./all";
import { describePolicies, policyTable } from "./list";

/** Bad usage, as `sandbox` answers it. */
const BAD_USAGE = 2;

/** What a call with these arguments prints, and the exit code it ends with. */
export interface Answer {
  readonly output: string;
  readonly exitCode: number;
}

export const USAGE = `usage: npm run -s policies -- list [--json]

Tells what the policy pack judges.

verbs
  list      every policy, its severity, its controls and its remedy

options
  --json    with list: as JSON
  --help    this text

exit codes: 0 done, 2 bad usage`;

/** `list` and `list --json`, and how to ask for them; for everything else one line that says so. */
export function answer(args: readonly string[]): Answer {
  if (args.some((argument) => ["help", "--help", "-h"].includes(argument))) return { output: USAGE, exitCode: 0 };
  const [verb, ...options] = args;
  if (verb !== "list") return badUsage(verb === undefined ? "no verb given" : `unknown verb "${verb}"`);
  const unknown = options.find((option) => option !== "--json");
  if (unknown !== undefined) return badUsage(`unknown option "${unknown}"`);
  const described = describePolicies(allPolicies);
  return {
    output: options.includes("--json") ? JSON.stringify(described, undefined, 2) : policyTable(described),
    exitCode: 0,
  };
}

function badUsage(problem: string): Answer {
  return { output: `policies: ${problem}; write "list" or "list --json"`, exitCode: BAD_USAGE };
}

if (require.main === module) {
  const { output, exitCode } = answer(process.argv.slice(2));
  (exitCode === 0 ? process.stdout : process.stderr).write(`${output}\n`);
  process.exitCode = exitCode;
}
