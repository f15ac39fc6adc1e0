import { type Clock, systemClock } from "./clock";

/** How much a client may do: so many requests at once, given back evenly over the window. */
export interface RateLimit {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** Where a client stands after a request was counted. */
export interface Allowance {
  readonly allowed: boolean;
  /** Requests that it may still make at once. */
  readonly remaining: number;
  /** Seconds, rounded up: until the next request is allowed if this one was not, otherwise until nothing is used up. */
  readonly resetSeconds: number;
}

interface Bucket {
  level: number;
  filledAt: number;
}

/** How many clients are remembered at once; a bucket takes some 200 bytes. */
const MAXIMUM_CLIENTS = 10_000;

/** What many small refills may lose to rounding; without it a client that waited as long as told could be early. */
const ROUNDING = 1e-9;

/** One token bucket for each client. Over the maximum the client that has been quiet longest is forgotten. */
export class TokenBuckets {
  private readonly limit: RateLimit;
  private readonly clock: Clock;
  private readonly maximumClients: number;
  /** In order of last use. */
  private readonly buckets = new Map<string, Bucket>();

  constructor(limit: RateLimit, clock: Clock = systemClock, maximumClients = MAXIMUM_CLIENTS) {
    this.limit = limit;
    this.clock = clock;
    this.maximumClients = maximumClients;
  }

  /** Counts a request of the client. A request that is not allowed costs nothing. */
  take(client: string): Allowance {
    const bucket = this.refilled(client);
    const allowed = bucket.level >= 1 - ROUNDING;
    if (allowed) bucket.level = Math.max(0, bucket.level - 1);
    const missing = Math.max(0, (allowed ? this.limit.requests : 1) - bucket.level - ROUNDING);
    return {
      allowed,
      remaining: Math.floor(bucket.level + ROUNDING),
      resetSeconds: Math.ceil((missing * this.limit.windowSeconds) / this.limit.requests),
    };
  }

  /** How many clients are remembered. */
  get size(): number {
    return this.buckets.size;
  }

  private refilled(client: string): Bucket {
    const { requests, windowSeconds } = this.limit;
    const now = this.clock.monotonic();
    const bucket = this.buckets.get(client) ?? { level: requests, filledAt: now };
    const gained = ((now - bucket.filledAt) * requests) / (1000 * windowSeconds);
    bucket.level = Math.min(requests, bucket.level + gained);
    bucket.filledAt = now;
    this.buckets.delete(client);
    this.buckets.set(client, bucket);
    this.forgetQuietest();
    return bucket;
  }

  private forgetQuietest(): void {
    if (this.buckets.size <= this.maximumClients) return;
    const [quietest] = this.buckets.keys();
    if (quietest !== undefined) this.buckets.delete(quietest);
  }
}
