import { type Clock, systemClock } from "./clock";
import { ConfigurationError } from "./environment";
import type { Check } from "./passage";
import { limitPeers, limitRate } from "./rateLimit";
import { type RateLimit, TokenBuckets } from "./tokenBuckets";

/**
 * Counts by peer where the token was not looked at yet, and by caller where it was. `limitPeers` and `limitRate` say who
 * these are.
 *
 * @throws ConfigurationError if the limit lets nobody in or has no window
 */
export function limitCheck(limit: RateLimit, clock: Clock = systemClock): Check {
  const problems = (["requests", "windowSeconds"] as const)
    .filter((name) => !(Number.isInteger(limit[name]) && limit[name] > 0))
    .map((name) => ({ name, reason: `is ${limit[name]}; write a whole number of at least 1` }));
  if (problems.length > 0) throw new ConfigurationError("rate limit", problems);

  const buckets = new TokenBuckets(limit, clock);
  const [ofPeers, ofCallers] = [limitPeers(limit, buckets), limitRate(limit, buckets)];
  return (passage) => (passage.authentication ? ofCallers : ofPeers)(passage);
}

/** Notes the peer's identity; behind a sidecar the connection's address is the sidecar's, so that nobody is counted by it. */
export function behindSidecar(check: Check): Check {
  return (passage) => {
    passage.address = null;
    return check(passage);
  };
}
