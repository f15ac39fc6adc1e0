import { compares, operandOf } from "./value";

/**
 * Whether a pattern of terms matches: all of `ERROR "not found"`, none of `-INFO`, and one of `?ERROR ?WARN` where there are
 * no others. A pattern without terms matches everything.
 */
export function matchesTerms(pattern: string, line: string): boolean {
  const terms = [...pattern.matchAll(/([?-]?)("[^"]*"|%[^%]*%|\S+)/g)].map(([, sign = "", written = ""]) => ({
    sign,
    isThere: contains(line, written),
  }));
  const having = (sign: string) => terms.filter((term) => term.sign === sign);
  if (having("-").some(({ isThere }) => isThere)) return false;
  const options = having("?");
  // Source: Amazon CloudWatch Logs User Guide: a "?" beside terms that must be there is passed over.
  if (having("").length === 0 && options.length > 0) return options.some(({ isThere }) => isThere);
  return having("").every(({ isThere }) => isThere);
}

function contains(line: string, written: string): boolean {
  const operand = operandOf(written);
  return operand.kind === "expression" ? compares(line, "=", operand) : line.includes(operand.text);
}
