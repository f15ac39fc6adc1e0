import { type Problem, Refusal } from "../middleware/src/core/refusal";

/**
 * Reads the fields of a JSON object that a caller sent and collects what is wrong with them; `finish` reports it all at
 * once. A field that is missing or wrong reads as an empty value until then.
 */
export class Fields {
  private readonly values: ReadonlyMap<string, unknown>;
  private readonly unread: Set<string>;
  private readonly problems: Problem[] = [];

  constructor(body: unknown) {
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    if (!isObject) this.problems.push({ name: "body", reason: "is not a JSON object" });
    this.values = new Map(isObject ? Object.entries(body) : []);
    this.unread = new Set(this.values.keys());
  }

  /** @param expected the pattern in words */
  text(name: string, pattern: RegExp, expected: string): string {
    const value = this.take(name);
    if (typeof value === "string" && pattern.test(value)) return value;
    this.problems.push({ name, reason: `must be ${expected}` });
    return "";
  }

  integer(name: string, min: number, max: number): number {
    const value = this.take(name);
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    this.problems.push({ name, reason: `must be a whole number from ${min} to ${max}` });
    return 0;
  }

  /** @throws Refusal 400 with every problem, unknown fields among them */
  finish(): void {
    const unknown = [...this.unread].map((name) => ({
      name: name.slice(0, 64),
      reason: "is not a field of this object",
    }));
    const problems = [...this.problems, ...unknown];
    if (problems.length > 0) throw new Refusal(400, "invalid_body", "the body is not valid", { problems });
  }

  private take(name: string): unknown {
    this.unread.delete(name);
    return this.values.get(name);
  }
}
