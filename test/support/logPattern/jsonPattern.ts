import { compares, OPERATOR, type Operand, type Operator, operandOf } from "./value";

/** What a pattern says about a log event. */
type Condition = (event: unknown) => boolean;

/** Something to find, or that it is not there. */
type Found = { readonly value: unknown } | undefined;

/** Whether a pattern such as `{ ($.status = 401) && ($.service = "orders") }` matches; never a line that is no JSON object. */
export function matchesJson(pattern: string, line: string): boolean {
  const condition = new JsonPattern(pattern).read();
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === "object" && event !== null && condition(event);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Reads a pattern from left to right. `&&` binds more tightly than `||`. */
class JsonPattern {
  private rest: string;

  constructor(pattern: string) {
    const inner = /^\{([\s\S]*)\}$/.exec(pattern)?.[1];
    if (inner === undefined) throw new Error(`${pattern} does not end with "}"`);
    this.rest = inner;
  }

  read(): Condition {
    const condition = this.either();
    if (this.rest.trim() !== "") throw new Error(`nobody knows what "${this.rest.trim()}" means in a pattern`);
    return condition;
  }

  private either(): Condition {
    const options = [this.all()];
    while (this.take(/^\|\|/)) options.push(this.all());
    return (event) => options.some((option) => option(event));
  }

  private all(): Condition {
    const conditions = [this.one()];
    while (this.take(/^&&/)) conditions.push(this.one());
    return (event) => conditions.every((condition) => condition(event));
  }

  private one(): Condition {
    if (!this.take(/^\(/)) return this.comparison();
    const inner = this.either();
    if (!this.take(/^\)/)) throw new Error(`a ")" is missing before "${this.rest}"`);
    return inner;
  }

  private comparison(): Condition {
    const selector = this.selector();
    const state = this.take(/^(IS NULL|IS TRUE|IS FALSE|NOT EXISTS|EXISTS)/);
    if (state) return (event) => isIn(state, find(event, selector));
    const operator = this.take(OPERATOR);
    const written = this.take(/^("[^"]*"|%[^%]*%|[^\s()"&|]+)/);
    if (operator === undefined || written === undefined) throw new Error(`a comparison is missing at "${this.rest}"`);
    const operand = operandOf(written);
    return (event) => holds(find(event, selector), asOperator(operator), operand, selector);
  }

  /** The steps from the event to a property: `$.users[0].name`, `$.['cluster.name']`. */
  private selector(): readonly string[] {
    if (!this.take(/^\$/)) throw new Error(`a selector is missing at "${this.rest}"`);
    const steps: string[] = [];
    for (;;) {
      const step = this.take(/^(\.\['[^']+'\]|\.[A-Za-z0-9_-]+|\[\d+\])/);
      if (step === undefined) return steps;
      steps.push(step.replace(/^\.?\['?|'?\]$|^\./g, ""));
    }
  }

  /** Takes what is next, white space before it aside; nothing where something else is next. */
  private take(expected: RegExp): string | undefined {
    const next = this.rest.trimStart();
    const [taken] = expected.exec(next) ?? [];
    if (taken !== undefined) this.rest = next.slice(taken.length);
    return taken;
  }
}

function asOperator(text: string): Operator {
  switch (text) {
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return text;
    default:
      throw new Error(`"${text}" is no operator`);
  }
}

function isIn(state: string, found: Found): boolean {
  switch (state) {
    case "IS NULL":
      return found?.value === null;
    case "IS TRUE":
      return found?.value === true;
    case "IS FALSE":
      return found?.value === false;
    case "EXISTS":
      return found !== undefined;
    default:
      return found === undefined;
  }
}

function holds(found: Found, operator: Operator, operand: Operand, selector: readonly string[]): boolean {
  if (found !== undefined) return compares(found.value, operator, operand);
  // The guide does not say whether what is not there is unequal: a filter that needs to know is not to be relied on.
  if (operator === "!=") throw new Error(`$.${selector.join(".")} is not in the event, and is compared by !=`);
  return false;
}

function find(event: unknown, steps: readonly string[]): Found {
  let value = event;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return { value };
}
