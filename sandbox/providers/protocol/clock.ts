import { ProviderError } from "./provider";

/**
 * The time that the stand-ins go by: the machine's, or the one that SANDBOX_TIME names, so that one can see today what an
 * update will do on the day of a renewal.
 *
 * @throws ProviderError if SANDBOX_TIME is no time
 */
export function currentTime(environment: NodeJS.ProcessEnv = process.env): Date {
  const { SANDBOX_TIME: given } = environment;
  if (given === undefined || given === "") return new Date();
  const time = new Date(given);
  if (Number.isNaN(time.getTime())) {
    throw new ProviderError(`SANDBOX_TIME is ${JSON.stringify(given)}; write a time such as 2027-03-01T00:00:00Z`);
  }
  return time;
}
