import { isRecord } from "../../stack";

/** Readers for properties of a resource in a state, whose shapes nobody guarantees. */
export type Properties = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one if it is none. */
export function record(value: unknown): Properties {
  return isRecord(value) ? value : {};
}

/** The value, or the single value, as a list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The value, or the single value, as a list of texts. */
export function texts(value: unknown): string[] {
  return list(value).filter((item): item is string => typeof item === "string");
}

/** The value as a text; an empty one if it is none. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The value at a path; `undefined` if there is none. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, property) => record(inner)[property], value);
}

/** The object that a JSON text holds; an empty one if it is none. */
export function parsed(value: unknown): Properties {
  try {
    return record(JSON.parse(text(value)));
  } catch {
    return {};
  }
}

/** The namespace that a Kubernetes object is in. */
export function namespaceOf(object: unknown): string {
  return text(at(object, "metadata", "namespace")) || "default";
}
