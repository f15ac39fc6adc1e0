import { asList, asProps, asText, type Props, ProviderError, type Value } from "../protocol";

/**
 * The account of AWS's own documentation, which no customer has.
 * Source: AWS Account Management Reference, example account ids.
 */
export const EXAMPLE_ACCOUNT = "123456789012";

/** What the sandbox needs of the provider's configuration. */
export interface Settings {
  /** Nothing if the configuration names none. */
  readonly region: string | undefined;
  /** The one entry of `allowedAccountIds`; with none, or several, the example account. */
  readonly account: string;
  /** Tags that every resource gets. */
  readonly defaultTags: Props;
}

/** Reads the configuration; nested values come as JSON in a string, or as they are. */
export function readSettings(config: Props): Settings {
  const accounts = asList(unpacked(config.allowedAccountIds));
  const [only] = accounts;
  return {
    region: asText(config.region) || undefined,
    account: accounts.length === 1 && only !== undefined ? String(only) : EXAMPLE_ACCOUNT,
    defaultTags: asProps(asProps(unpacked(config.defaultTags)).tags),
  };
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
