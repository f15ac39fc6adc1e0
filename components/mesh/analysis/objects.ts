/*
 * Readers for objects of the cluster as JSON. What is of another shape than expected throws: an evaluator that guesses is
 * worse than none.
 */

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object that has none but these fields; an empty one for a missing value. */
export function fields(value: unknown, known: readonly string[]): Fields {
  const object = anyFields(value);
  for (const [field, given] of Object.entries(object)) {
    if (given !== undefined && !known.includes(field)) throw new Error(`cannot evaluate the field "${field}"`);
  }
  return object;
}

/** The value as an object; an empty one for a missing value. */
export function anyFields(value: unknown): Fields {
  if (value === undefined) return {};
  if (isFields(value)) return value;
  throw new Error(`cannot evaluate ${JSON.stringify(value)} as an object`);
}

/** The value as a list; an empty one for a missing value. */
export function items(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new Error(`cannot evaluate ${JSON.stringify(value)} as a list`);
}

/** The value as a list of strings; `undefined` for a missing one, which in policies means "any". */
export function texts(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  return items(value).map(text);
}

/** The value as a string. */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw new Error(
    `cannot evaluate ${JSON.stringify(value)} as text: only objects whose values are known have an answer`,
  );
}

/** Objects of a kind in a namespace. */
export function objectsOf(objects: readonly object[], apiGroup: string, kind: string, namespace: string): Fields[] {
  return objects.filter(isFields).filter((object) => {
    const [group] = text(object.apiVersion).split("/");
    return group === apiGroup && object.kind === kind && text(anyFields(object.metadata).namespace) === namespace;
  });
}

/** True if labels have everything that `matchLabels` asks for. */
export function labelsMatch(matchLabels: unknown, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(anyFields(matchLabels)).every(([label, value]) => labels[label] === value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
