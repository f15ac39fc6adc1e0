import type { Clock } from "./clock";

/** What `jose` fetches key sets with. */
export type KeyFetch = (url: string, options: RequestInit) => Promise<Response>;

/**
 * Fetches at most once in an interval, whatever came of it, and rejects in between. Without it every token that comes while
 * the issuer fails, made-up ones among them, would be a request to the issuer.
 *
 * @param intervalMs milliseconds from the beginning of one fetch to the next
 */
export function pacedFetch(intervalMs: number, clock: Clock, send: KeyFetch = fetch): KeyFetch {
  let nextAt = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    const now = clock.monotonic();
    if (now < nextAt) throw new Error(`${url} was asked less than ${intervalMs} ms ago and did not help`);
    nextAt = now + intervalMs;
    return send(url, options);
  };
}
