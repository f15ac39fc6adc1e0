import { hash } from "node:crypto";
import type { Clock } from "./clock";

interface Entry<T> {
  readonly value: T;
  /** By the monotonic clock. */
  readonly until: number;
}

/**
 * What is known of tokens for a while: at most so many, of which the one that was asked for longest ago gives way. It is kept
 * by a digest, so that neither a look at memory nor the time that a search takes tells a token.
 */
export class ExpiringCache<T> {
  /** In order of last use. */
  private readonly entries = new Map<string, Entry<T>>();

  constructor(
    private readonly clock: Pick<Clock, "monotonic">,
    private readonly maximum: number,
  ) {}

  get(token: string): T | undefined {
    const key = digest(token);
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    if (entry.until <= this.clock.monotonic()) return undefined;
    this.entries.set(key, entry);
    return entry.value;
  }

  set(token: string, value: T, seconds: number): void {
    if (seconds <= 0) return;
    this.entries.set(digest(token), { value, until: this.clock.monotonic() + 1000 * seconds });
    if (this.entries.size <= this.maximum) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  clear(): void {
    this.entries.clear();
  }

  get size(): number {
    return this.entries.size;
  }
}

function digest(token: string): string {
  return hash("sha256", token, "base64");
}
