import type { Properties } from "./properties";

/** A resource as a policy sees it. */
export interface PolicyResource {
  /** The type token, such as `aws:kms/key:Key`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly urn: string;
  readonly props: Properties;
}

/** Whether a type token is one of these patterns. */
export function typeMatcher(patterns: readonly string[]): (type: string) => boolean {
  const source = patterns.map((pattern) => pattern.split("*").map(escapeRegExp).join("[^:]+")).join("|");
  const expression = new RegExp(`^(?:${source})$`);
  return (type) => expression.test(type);
}

/** The text as a regular expression that matches it alone. */
export function escapeRegExp(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
