import type { Clock } from "./clock";
import type { Jose, JsonWebKeySet, KeySet } from "./jose";
import type { OperationalLog } from "./operationalLog";

/** How long keys that an issuer publishes are used. */
export interface PublishedKeysOptions {
  readonly uri: URL;
  /**
   * Seconds between two fetches for an unknown key id, so that made-up ids do not become requests to the issuer. While
   * the issuer fails it is asked once a second at most.
   *
   * @default 30
   */
  readonly cooldownSeconds?: number;
  /**
   * Seconds for which keys are still used after the issuer last gave them, while it fails; 0 to use none that are older
   * than ten minutes. A key that the issuer withdraws counts for as long where the issuer cannot be reached.
   *
   * @default 86400, a day: an issuer that is down issues no tokens, and those that it issued before live no longer. Amazon
   * Cognito's access tokens live for a day at most (API reference, `AccessTokenValidity`), Auth0's for a day unless set.
   */
  readonly maximumStaleSeconds?: number;
}

/** What key sets are fetched with: the global `fetch` but for tests. */
export type KeyFetch = (url: URL, options: RequestInit) => Promise<Response>;

interface Surroundings {
  readonly clock: Clock;
  readonly log: OperationalLog;
  readonly fetch?: KeyFetch;
  /** Called when the issuer publishes other keys than before. */
  readonly onChange?: () => void;
}

/** The issuer's keys could not be had, and there are none that may still be used. */
export class KeysUnavailable extends Error {}

const DEFAULT_COOLDOWN_SECONDS = 30;
const DEFAULT_MAXIMUM_STALE_SECONDS = 86_400;
/** How long a key set is believed without asking again, as in Envoy (`RemoteJwks.cache_duration`) and `jose`. */
const FRESH_MS = 600_000;
/** From this age on keys are renewed beside the requests, so that none has to wait for the issuer. */
const RENEWAL_MS = FRESH_MS / 2;
const LONGEST_FAILURE_INTERVAL_MS = 1_000;
const FETCH_TIMEOUT_MS = 5_000;

interface Fetched {
  readonly keys: KeySet;
  /** As JSON. */
  readonly published: string;
  /** By the monotonic clock. */
  readonly at: number;
}

/**
 * The keys that an issuer publishes: fetched when first needed, renewed in the background, kept while the issuer fails, and
 * fetched again for an unknown key id. A request waits for the issuer only if there are no keys, if its key id is unknown, or
 * if the issuer was not asked for ten minutes, when a key may have been withdrawn.
 */
export class PublishedKeys {
  private readonly cooldownMs: number;
  private readonly usableMs: number;
  private fetched: Fetched | undefined;
  /** When the issuer last answered or failed to. */
  private settledAt = Number.NEGATIVE_INFINITY;
  private nextFetchAt = Number.NEGATIVE_INFINITY;
  private pending: Promise<void> | undefined;
  /** Why the last fetch failed, until one succeeds. */
  private outage: string | undefined;

  constructor(
    private readonly options: PublishedKeysOptions,
    private readonly surroundings: Surroundings,
    private readonly jose: Pick<Jose, "createLocalJWKSet" | "errors">,
  ) {
    this.cooldownMs = 1000 * (options.cooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS);
    this.usableMs = Math.max(FRESH_MS, 1000 * (options.maximumStaleSeconds ?? DEFAULT_MAXIMUM_STALE_SECONDS));
  }

  /**
   * The key that a token names in its header.
   *
   * @throws KeysUnavailable; errors of `jose` if there is no such key
   */
  readonly find: KeySet = async (header, token) => {
    const keys = await this.usable();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof this.jose.errors.JWKSNoMatchingKey) || this.isCoolingDown()) throw error;
      await this.fetchAgain();
      if (this.outage !== undefined) throw new KeysUnavailable(this.outage);
      return (await this.usable())(header, token);
    }
  };

  private async usable(): Promise<KeySet> {
    const wait = this.usableNow() === undefined || this.since(this.settledAt) >= FRESH_MS;
    if (wait) await this.fetchAgain();
    else if (this.since(this.fetched?.at) >= RENEWAL_MS) void this.fetchAgain();
    const keys = this.usableNow();
    if (!keys) throw new KeysUnavailable(this.outage ?? "the issuer's keys have expired");
    return keys;
  }

  private usableNow(): KeySet | undefined {
    return this.since(this.fetched?.at) < this.usableMs ? this.fetched?.keys : undefined;
  }

  private isCoolingDown(): boolean {
    return this.outage === undefined && this.since(this.fetched?.at) < this.cooldownMs;
  }

  private since(time = Number.NEGATIVE_INFINITY): number {
    return this.surroundings.clock.monotonic() - time;
  }

  /** Joins the fetch that is under way, and begins none too soon after one that failed. Never rejects. */
  private async fetchAgain(): Promise<void> {
    const now = this.surroundings.clock.monotonic();
    if (!this.pending && now >= this.nextFetchAt) {
      this.nextFetchAt = now + Math.min(this.cooldownMs, LONGEST_FAILURE_INTERVAL_MS);
      this.pending = this.fetchOnce().finally(() => {
        this.pending = undefined;
        this.settledAt = this.surroundings.clock.monotonic();
      });
    }
    await this.pending;
  }

  private async fetchOnce(): Promise<void> {
    try {
      const keySet = await this.download();
      const [keys, published] = [this.jose.createLocalJWKSet(keySet), JSON.stringify(keySet)];
      if (this.fetched && this.fetched.published !== published) this.surroundings.onChange?.();
      this.fetched = { keys, published, at: this.surroundings.clock.monotonic() };
      if (this.outage !== undefined) this.surroundings.log("token_keys_recovered", { uri: this.options.uri.href });
      this.outage = undefined;
    } catch (error) {
      const reason = reasonOf(error);
      if (this.outage === undefined) this.reportOutage(reason);
      this.outage = reason;
    }
  }

  /** What the issuer answered; `createLocalJWKSet` refuses what is no key set. */
  private async download(): Promise<JsonWebKeySet> {
    const { fetch: send = fetch } = this.surroundings;
    const response = await send(this.options.uri, {
      headers: { accept: "application/jwk-set+json, application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Error(`answered ${response.status}`);
    }
    return response.json();
  }

  private reportOutage(error: string): void {
    const { clock, log } = this.surroundings;
    const left = this.usableMs - this.since(this.fetched?.at);
    const keysUsableUntil = left > 0 ? new Date(clock.now().getTime() + left).toISOString() : null;
    log("token_keys_unavailable", { uri: this.options.uri.href, error, keysUsableUntil });
  }
}

/** With its cause, as `fetch` says only there what happened on the network. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? String(error) : `${error} (${reasonOf(error.cause)})`;
}
