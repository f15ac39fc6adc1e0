import type { CheckFailure, Props, Value } from "../protocol";
import { type InputRules, judgeAll } from "./rules";

/** The inputs as they were given, and everything that is wrong with them. */
export function checkInputs(rules: InputRules, news: Props): { inputs: Props; failures: CheckFailure[] } {
  const inputs = given(news);
  return { inputs, failures: judgeAll(rules, inputs) };
}

/**
 * The inputs with what counts for those that were left out: for a default the default, for an input that is also an
 * output what it was before. The real providers fill it into the outputs; the inputs stay as they were given.
 */
export function filledIn(rules: InputRules, inputs: Props, before: Props = {}): Props {
  const filled = Object.entries(rules).flatMap(([property, { default: fallback, computed }]): [string, Value][] => {
    const value = fallback ?? (computed ? before[property] : undefined);
    return value === undefined ? [] : [[property, value]];
  });
  return { ...Object.fromEntries(filled), ...given(inputs) };
}

function given(inputs: Props): Props {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined && value !== null));
}
