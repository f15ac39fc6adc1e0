import { setTimeout as delay } from "node:timers/promises";

interface Waiting {
  /** Unit: milliseconds. @default 30,000 */
  readonly within?: number;
  /** Between two attempts. Unit: milliseconds. @default 100 */
  readonly every?: number;
}

/** What was awaited can no longer happen. */
export class NotPossible extends Error {}

/**
 * Tries until the attempt succeeds, and returns its answer.
 *
 * @throws Error saying what was awaited and what the last attempt failed with; at once if that was `NotPossible`
 */
export async function eventually<T>(
  awaited: string,
  attempt: () => T | Promise<T>,
  { within = 30_000, every = 100 }: Waiting = {},
): Promise<T> {
  const deadline = Date.now() + within;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof NotPossible) throw new NotPossible(`${awaited}: ${error.message}`, { cause: error });
      if (Date.now() > deadline) {
        const last = error instanceof Error ? error.message : String(error);
        throw new Error(`${awaited}: not within ${within / 1000} s; at last: ${last}`, { cause: error });
      }
    }
    await delay(every);
  }
}
