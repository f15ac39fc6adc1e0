import type { CallRule } from "../serviceMesh";
import { shortHash } from "../text";

/** Tells one rule of a caller from another; the order of methods and paths makes no difference. */
export function ruleHash(rule: CallRule): string {
  return shortHash(`${[...rule.methods].sort().join(",")} ${[...rule.paths].sort().join(",")}`);
}
