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

/** Whether the property was given a value, be it one that is not known yet. An empty text or list is none. */
export function isGiven(props: Properties, property: string): boolean {
  if (!Object.hasOwn(props, property)) return false;
  if (isUnknown(props, property)) return true;
  const value = props[property];
  return !(value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0));
}

/** The property; `undefined` also where it is not known yet. Only for checks that look for more where they can. */
export function valueIfKnown(props: Properties, property: string): unknown {
  return isUnknown(props, property) ? undefined : props[property];
}

/** The items of a list, `undefined` in the place of those that are not known yet. As `valueIfKnown`, for looking further. */
export function knownItems(items: readonly unknown[]): readonly unknown[] {
  return Array.from({ length: items.length }, (_, index) => (isUnknown(items, index) ? undefined : items[index]));
}

/** The object that a JSON text or an object describes; an empty one if it is neither. */
export function json(value: unknown): Properties {
  return record(parsed(value));
}

/** The list that a JSON text or a list describes; an empty one if it is neither. */
export function jsonList(value: unknown): readonly unknown[] {
  return list(parsed(value));
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether touching the property throws, which is how the policy engine guards a value that is not known yet. */
function isUnknown(holder: object, property: PropertyKey): boolean {
  try {
    Reflect.get(holder, property);
    return false;
  } catch {
    return true;
  }
}
