import { integer, type LogicalResource, text } from "../logical";
import { asText, type CheckFailure, type Props } from "../protocol";
import { keepers } from "./keepers";
import { sourceFor } from "./source";

/** The largest range that the generator draws from in one go. */
const MAX_RANGE = 2 ** 48 - 1;

/**
 * A whole number from `min` to `max`, both included.
 *
 * With a `seed` it is always the same, but not the number that the real provider makes from that seed.
 */
export const randomInteger: LogicalResource = {
  inputs: { keepers, min: integer({ required: true }), max: integer({ required: true }), seed: text() },
  check: checkRange,
  generates: { result: "plain" },
  generate: ({ min, max, seed }) => {
    const result = Number(min) + sourceFor(asText(seed))(Number(max) - Number(min) + 1);
    return { id: String(result), outputs: { result } };
  },
};

function checkRange({ min, max }: Props): CheckFailure[] {
  if (typeof min !== "number" || typeof max !== "number") return [];
  if (min > max) return [{ property: "min", reason: `${min} is more than max, which is ${max}; write ${max} or less` }];
  if (max - min >= MAX_RANGE) {
    return [
      { property: "max", reason: `${max} is too far from min for the sandbox; write less than ${min + MAX_RANGE}` },
    ];
  }
  return [];
}
