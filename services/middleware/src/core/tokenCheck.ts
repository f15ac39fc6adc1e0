import { identifyCaller } from "./authentication";
import type { Clock } from "./clock";
import { type Environment, EnvironmentReader } from "./environment";
import { type OperationalLog, operationalLog } from "./operationalLog";
import type { Check } from "./passage";
import type { KeyFetch } from "./publishedKeys";
import { readTokenRules } from "./tokenRules";
import { createTokenVerifier, type TokenRules } from "./tokenVerifier";

/** Where a check of tokens reads its settings, writes to and takes the time from. */
export interface TokenSurroundings {
  /** @default process.env */
  readonly environment?: Environment;
  /**
   * Told once when the issuer's keys are not to be had, and once when they are again.
   *
   * @default one line of JSON for each event on standard error
   */
  readonly log?: OperationalLog;
  /** Given by tests. */
  readonly clock?: Clock;
  /** Given by tests. */
  readonly fetch?: KeyFetch;
}

/**
 * Notes whose token a request carries; `requireCaller` turns callers down. Rules that are not given are read from the
 * environment, see `readTokenRules`.
 *
 * @throws ConfigurationError with everything that is wrong or missing, before there is any request
 */
export function tokenCheck(given: Partial<TokenRules>, surroundings: TokenSurroundings = {}): Check {
  const { environment = process.env, log = operationalLog("access-tokens"), ...others } = surroundings;
  const reader = new EnvironmentReader(environment);
  const rules = readTokenRules(reader, { isHttpAllowed: false, given });
  reader.finish("access tokens");

  const verifier = createTokenVerifier(rules, { ...others, log });
  // What it rejects with reaches every request; without requests nobody is there to be told.
  verifier.catch(() => {});
  return async (passage) => identifyCaller(await verifier)(passage);
}
