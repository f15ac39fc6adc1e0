import * as pulumi from "@pulumi/pulumi";

/** True for an output or a promise: a value that is not there before deployment. */
export function isDeferred(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** True for an object with properties: no list, no function, no value that is not there yet. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isDeferred(value);
}

/** A value as an error shows it. What has parts is only named: they may be many, secret, or without end. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (isList(value) && value.every((item) => typeof item === "string")) return JSON.stringify(value);
  return value === null || typeof value !== "object" ? String(value) : kindOf(value);
}

/** What a value is, with its article. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "string":
      return "text";
    case "boolean":
      return "true or false";
    case "object":
      return value === null ? "null" : "an object";
    case "undefined":
      return "undefined";
    default:
      return `a ${typeof value}`;
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
