import { atLeast, integer, type LogicalResource, text, texts } from "../logical";
import { asList, asText, type Value } from "../protocol";
import { keepers } from "./keepers";
import { type RandomSource, shuffled, sourceFor } from "./source";

/**
 * The items of a list in random order, `resultCount` of them.
 *
 * With a `seed` the order is always the same, but not the order that the real provider makes from that seed.
 */
export const randomShuffle: LogicalResource = {
  inputs: {
    keepers,
    inputs: texts({ required: true }),
    resultCount: integer({ refuse: atLeast(0, "results (0 for all)") }),
    seed: text(),
  },
  generates: { results: "plain" },
  generate: ({ inputs, resultCount, seed }) => {
    const items = asList(inputs);
    const count = Number(resultCount ?? 0) || items.length;
    return { id: "-", outputs: { results: permutations(items, count, sourceFor(asText(seed))) } };
  },
};

/** `count` items: whole permutations one after the other, the last cut short. */
export function permutations(items: readonly Value[], count: number, source: RandomSource): Value[] {
  if (items.length === 0) return [];
  const rounds = Array.from({ length: Math.ceil(count / items.length) }, () => shuffled(items, source));
  return rounds.flat().slice(0, count);
}
