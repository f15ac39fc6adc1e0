/**
 * Readers for resource properties, whose shapes nobody guarantees.
 *
 * Each answers with a default where the property is absent or of another type. A property whose value is not known yet
 * throws as it is touched; the policy engine then says that the policy could not judge it at preview.
 */
export type Properties = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one if it is none. */
export function record(value: unknown): Properties {
  return isRecord(value) ? value : {};
}

/** The value as a list; an empty one if it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a list of objects, leaving out what is none. */
export function records(value: unknown): readonly Properties[] {
  return list(value).filter(isRecord);
}

/** The value as a string; `undefined` if it is none. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The value, or the single value, as a list of strings: IAM writes one action as a string, several as a list. */
export function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === "string");
}

/** The object that a JSON text or an object describes; an empty one if it is neither. */
export function json(value: unknown): Properties {
  if (typeof value !== "string") return record(value);
  try {
    return record(JSON.parse(value));
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
