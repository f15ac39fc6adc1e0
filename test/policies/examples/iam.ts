/** A policy document of these statements, as text. */
export function policyText(...statements: Record<string, unknown>[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** A statement that allows. */
export function allow(statement: Record<string, unknown>): Record<string, unknown> {
  return { Effect: "Allow", ...statement };
}
