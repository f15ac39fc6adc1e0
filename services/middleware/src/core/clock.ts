import { performance } from "node:perf_hooks";

/** Where the middleware gets the time from. */
export interface Clock {
  /** The wall clock, for token validity and audit times. */
  now(): Date;
  /** Milliseconds that never run backwards, for durations and rate limits. */
  monotonic(): number;
}

/** The machine's own clocks. */
export const systemClock: Clock = { now: () => new Date(), monotonic: () => performance.now() };
