import type { CheckFailure, Props, Value } from "../protocol";
import { type InputRules, judgeAll } from "./rules";

/** The inputs with defaults filled in, and everything that is wrong with them. */
export function checkInputs(rules: InputRules, news: Props): { inputs: Props; failures: CheckFailure[] } {
  const given = Object.entries(news).filter(([, value]) => value !== undefined && value !== null);
  const inputs: Props = { ...defaults(rules), ...Object.fromEntries(given) };
  return { inputs, failures: judgeAll(rules, inputs) };
}

function defaults(rules: InputRules): Props {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([property, rule]): [string, Value][] =>
      rule.default === undefined ? [] : [[property, rule.default]],
    ),
  );
}
