/** What a pattern compares with. */
export interface Operand {
  /** As it is written, without the quotes. */
  readonly text: string;
  readonly kind: "text" | "number" | "expression";
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

export const OPERATOR = /^(!=|<=|>=|=|<|>)/;

/** A number without sign or exponent is enough for what is compared here; AWS takes both. */
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Source: Amazon CloudWatch Logs User Guide, "Supported regular expressions (regex) syntax": no groups among them. */
const EXPRESSION = /^[A-Za-z0-9:_#=@/;,\-^$?[\]{}|\\*+.]*$/;

/** An operand as it is written: `"text"`, `404`, `4*`, `%expression%`. */
export function operandOf(written: string): Operand {
  if (/^%.*%$/.test(written)) {
    const text = written.slice(1, -1);
    if (!EXPRESSION.test(text)) throw new Error(`${written} has characters that AWS does not take in an expression`);
    return { text, kind: "expression" };
  }
  if (/^".*"$/.test(written)) return { text: written.slice(1, -1), kind: "text" };
  return { text: written, kind: NUMBER.test(written) ? "number" : "text" };
}

/** Whether a value of a log event compares so. */
export function compares(value: unknown, operator: Operator, operand: Operand): boolean {
  switch (operator) {
    case "=":
      return equals(value, operand);
    case "!=":
      return !equals(value, operand);
    default:
      return isOrdered(Number(value), operator, Number(operand.text));
  }
}

function equals(value: unknown, { text, kind }: Operand): boolean {
  if (kind === "expression") return typeof value === "string" && new RegExp(text).test(value);
  if (kind === "number") return value !== "" && Number(value) === Number(text);
  if (typeof value === "object") return false;
  return wildcard(text).test(String(value));
}

function isOrdered(value: number, operator: Exclude<Operator, "=" | "!=">, limit: number): boolean {
  switch (operator) {
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
  }
}

/** `*` stands for any characters, or none. Case counts. */
function wildcard(text: string): RegExp {
  const literal = text.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "s");
}
