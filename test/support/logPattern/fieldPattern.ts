import { compares, OPERATOR, operandOf } from "./value";

/** What a pattern says about one field; or that any number of fields may stand here. */
type FieldRule = ((field: string) => boolean) | "any fields";

/** Whether a pattern such as `[ip, user, request, status = 4*, bytes > 1000]` matches. */
export function matchesFields(pattern: string, line: string): boolean {
  const inner = /^\[([\s\S]*)\]$/.exec(pattern)?.[1];
  if (inner === undefined) throw new Error(`${pattern} does not end with "]"`);
  return fits(splitOutside(inner, ",").map(ruleOf), fieldsOf(line));
}

function fits([rule, ...rules]: readonly FieldRule[], fields: readonly string[]): boolean {
  if (rule === undefined) return fields.length === 0;
  if (rule === "any fields") return fields.some((_, index) => fits(rules, fields.slice(index))) || fits(rules, []);
  const [field, ...rest] = fields;
  return field !== undefined && rule(field) && fits(rules, rest);
}

/** What stands between spaces; what stands in brackets or quotes is one field, without them. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g)].map(
    ([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain ?? "",
  );
}

/** A name for the field, and maybe comparisons of it: `w1`, `w1 = ERROR || w1 = %Exception%`. */
function ruleOf(written: string): FieldRule {
  const text = written.trim();
  if (text === "...") return "any fields";
  const options = splitOutside(text, "||").map((option) => splitOutside(option, "&&").map(comparisonOf));
  return (field) => options.some((comparisons) => comparisons.every((comparison) => comparison(field)));
}

function comparisonOf(written: string): (field: string) => boolean {
  const [, , rest = ""] = /^\s*(\w+)\s*([\s\S]*)$/.exec(written) ?? [];
  const [operator] = OPERATOR.exec(rest) ?? [];
  if (operator === undefined) {
    if (rest.trim() !== "") throw new Error(`nobody knows what "${written}" means in a pattern`);
    return () => true;
  }
  const operand = operandOf(rest.slice(operator.length).trim());
  switch (operator) {
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return (field) => compares(field, operator, operand);
    default:
      return (field) => compares(field, "=", operand);
  }
}

/** The parts of a text between separators that stand in no quotes and no expression. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [""];
  for (const [piece] of text.matchAll(/"[^"]*"|%[^%]*%|\|\||&&|[\s\S]/g)) {
    if (piece === separator) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${piece}`);
  }
  return parts;
}
