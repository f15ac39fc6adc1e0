/**
 * How many requests a service answers. Each pod counts for itself, so a service of three pods answers three times as many.
 *
 * @example { requests: 100, per: "second" }
 */
export interface LimitRule {
  /**
   * Requests that one pod answers in each interval of `per`: a whole number of at least 1. Linkerd counts whole requests per
   * second, so that there 60 per minute is a limit and 100 per minute is not.
   */
  readonly requests: number;
  /** The interval. Istio lets a caller use up the whole interval's requests in one burst. */
  readonly per: "second" | "minute" | "hour";
}

/** Seconds in the units of a limit. */
export const secondsPer = { second: 1, minute: 60, hour: 3600 } as const satisfies Record<LimitRule["per"], number>;
