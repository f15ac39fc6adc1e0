import { join } from "node:path";
import { Declarations, dependencyFolder } from "../../declarations";
import { asList, asProps, asText, type Props, ProviderError, type Value } from "../protocol";
import { type Account, accountInFolder, accountInMemory } from "./account";
import { type Draw, seededDraw } from "./draw";

/**
 * The account of AWS's own documentation, which no customer has.
 * Source: AWS Account Management Reference, example account ids.
 */
export const EXAMPLE_ACCOUNT = "123456789012";

/** The environment variable that names the account to stand in for: twelve digits. */
export const ACCOUNT_VARIABLE = "SANDBOX_AWS_ACCOUNT";

/** Where the program is, whose own SDK tells what types there are. */
const PROGRAM_VARIABLE = "SANDBOX_PROGRAM";

/**
 * The account that the environment names, and what there is in it: kept in the folder that SANDBOX_AWS_FOLDER names, for
 * all stacks and processes; without one, forgotten with the process. With SANDBOX_SEED, chance is the same in every run.
 */
export function surroundingsIn(environment: NodeJS.ProcessEnv): {
  readonly accountId: string;
  readonly account: Account;
  readonly declarations: Declarations;
  readonly drawFor?: (subject: string) => Draw;
} {
  const accountId = environment[ACCOUNT_VARIABLE] || EXAMPLE_ACCOUNT;
  const folder = environment.SANDBOX_AWS_FOLDER;
  const { SANDBOX_SEED: seed } = environment;
  return {
    accountId,
    account: folder ? accountInFolder(join(folder, accountId)) : accountInMemory(),
    declarations: sdkDeclarations(environment[PROGRAM_VARIABLE]),
    ...(seed ? { drawFor: (subject) => seededDraw(`${seed} ${subject}`) } : {}),
  };
}

/** What the SDK declares: that of a program, else that which is installed beside the stand-in. */
export function sdkDeclarations(program?: string): Declarations {
  const folders = [...(program ? [program] : []), __dirname];
  const [folder = ""] = folders.flatMap((from) => dependencyFolder("@pulumi/aws", from) ?? []);
  return new Declarations(folder);
}

/** What the sandbox needs of the provider's configuration. */
export interface Settings {
  /** Nothing if the configuration names none. */
  readonly region: string | undefined;
  /** Tags that every resource gets. */
  readonly defaultTags: Props;
}

/**
 * Reads the configuration; nested values come as JSON in a string, or as they are.
 *
 * @param account that of the credentials
 * @throws ProviderError if the account is none, or the configuration does not allow it
 */
export function readSettings(config: Props, account: string): Settings {
  if (!/^\d{12}$/.test(account)) {
    throw new ProviderError(`${ACCOUNT_VARIABLE} is "${account}"; write the twelve digits of an account`);
  }
  refuseForeignAccount(config, account);
  return {
    region: asText(config.region) || undefined,
    defaultTags: asProps(asProps(unpacked(config.defaultTags)).tags),
  };
}

/** Source: github.com/hashicorp/aws-sdk-go-base, `VerifyAccountIDAllowed`, for when, and for the first words. */
function refuseForeignAccount(config: Props, account: string): void {
  const allowed = asList(unpacked(config.allowedAccountIds)).map(String);
  const forbidden = asList(unpacked(config.forbiddenAccountIds)).map(String);
  if (forbidden.includes(account) || (allowed.length > 0 && !allowed.includes(account))) {
    const wanted = allowed[0] ?? "…";
    throw new ProviderError(
      `AWS account ID not allowed: ${account}, which is the sandbox's. Set ${ACCOUNT_VARIABLE}=${wanted} to stand in for another`,
    );
  }
}

/**
 * The region a resource lives in: its own, else the provider's.
 *
 * @throws ProviderError if neither names one
 */
export function regionOf(inputs: Props, settings: Settings): string {
  const region = asText(inputs.region) || settings.region;
  if (region === undefined) {
    throw new ProviderError(
      "the aws provider has no region; write one with `pulumi config set aws:region eu-central-1`",
    );
  }
  return region;
}

function unpacked(value: Value | undefined): Value | undefined {
  if (typeof value !== "string") return value;
  try {
    const parsed: Value = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}
