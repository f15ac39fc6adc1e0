import { createHash, randomInt } from "node:crypto";

/** Draws a whole number from 0 up to but without `limit`, each equally likely. `limit` is less than 2⁴⁸. */
export type RandomSource = (limit: number) => number;

/** Draws from the system's cryptographic generator. */
export const secureSource: RandomSource = (limit) => randomInt(limit);

/** Draws the same numbers for the same seed, from SHA-256 of the seed and a counter. */
export function seededSource(seed: string): RandomSource {
  let draws = 0;
  const next = () => createHash("sha256").update(`${draws++}:${seed}`).digest().readUIntBE(0, 6);
  return (limit) => belowLimit(limit, next);
}

/** The seeded source if there is a seed; an empty one is none. */
export function sourceFor(seed: string): RandomSource {
  return seed === "" ? secureSource : seededSource(seed);
}

/**
 * A number below `limit` from numbers below 2⁴⁸. Those beyond the last whole multiple of `limit` are drawn again, because
 * they would make low results likelier.
 */
export function belowLimit(limit: number, next: () => number): number {
  const cutoff = 2 ** 48 - (2 ** 48 % limit);
  let drawn = next();
  while (drawn >= cutoff) drawn = next();
  return drawn % limit;
}

/** One of the items, each equally likely. */
export function drawFrom<T>(items: readonly T[], source: RandomSource): T {
  const item = items[source(items.length)];
  if (item === undefined) throw new RangeError("nothing to draw from");
  return item;
}

/** The items in a random order (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], source: RandomSource): T[] {
  const remaining = [...items];
  return items.flatMap(() => remaining.splice(source(remaining.length), 1));
}
