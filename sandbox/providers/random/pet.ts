import { adjectives, animals } from "unique-names-generator";
import { atLeast, integer, type LogicalResource, text } from "../logical";
import { asText } from "../protocol";
import { keepers } from "./keepers";
import { drawFrom, type RandomSource, secureSource } from "./source";

/**
 * A name that is easy to remember, kept as the resource's `id`: an animal with adjectives before it.
 *
 * The words are those of the package unique-names-generator. They differ from the real provider's, which also puts
 * adverbs before the adjective when `length` is more than 2.
 */
export const randomPet: LogicalResource = {
  inputs: {
    keepers,
    length: integer({ default: 2, refuse: atLeast(1, "words") }),
    prefix: text(),
    separator: text({ default: "-" }),
  },
  generates: {},
  generate: ({ length, prefix, separator }) => {
    const words = [...(asText(prefix) ? [asText(prefix)] : []), ...petName(Number(length), secureSource)];
    return { id: words.join(asText(separator)), outputs: {} };
  },
};

/** The words of a name. */
export function petName(length: number, source: RandomSource): string[] {
  const described = Array.from({ length: length - 1 }, () => drawFrom(adjectives, source));
  return [...described, drawFrom(animals, source)];
}
