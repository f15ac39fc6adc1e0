import { type ParseArgsConfig, parseArgs } from "node:util";
import { ExitCode, Failure } from "./failure";
import type { PolicyPack } from "./policyPack";

/**
 * Reads a command line by the options that it may have.
 *
 * @param help the command that tells how it is used
 * @throws Failure with exit code 2 at the first option that it may not have
 */
export function parseCommandLine<Config extends ParseArgsConfig>(
  config: Config,
  help: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw badUsage([error instanceof Error ? error.message : String(error)], help);
  }
}

/** The failure that names every problem of a command line. */
export function badUsage(problems: readonly string[], help: string): Failure {
  return new Failure(`${problems.join("\n")}\nSee ${help}`, ExitCode.usage);
}

/** What `--config KEY=VALUE` gives, each time that it is written. */
export function readAssignments(given: readonly string[] = []): {
  readonly config: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
} {
  const assignments = given.map((text) => ({ text, equals: text.indexOf("=") }));
  return {
    config: Object.fromEntries(assignments.map(({ text, equals }) => [text.slice(0, equals), text.slice(equals + 1)])),
    problems: assignments.filter(({ equals }) => equals < 1).map(({ text }) => `--config ${text} is not KEY=VALUE`),
  };
}

/** What is wrong with the name of a stack. */
export function checkStackName(stack: string): readonly string[] {
  return /^[A-Za-z0-9_.-]{1,100}$/.test(stack)
    ? []
    : [`--stack ${stack} is not a name of letters, digits, "_", "." and "-"`];
}

/** The policy packs of some folders, each with the file of its own that configures it, if there is one. */
export function policyPacksIn(folders: readonly string[], configs: readonly string[] = []): readonly PolicyPack[] {
  return folders.map((folder, index) => {
    const config = configs[index];
    return config === undefined ? { folder } : { folder, config };
  });
}
