import { isDeepStrictEqual } from "node:util";

/** A property value as JSON writes it. */
export type Value = null | boolean | number | string | readonly Value[] | Props;

/** Properties of a resource, as JSON writes them. */
export interface Props {
  readonly [property: string]: Value | undefined;
}

/**
 * Stands for a value that is not known until the resource exists.
 * Source: `UnknownStringValue` in github.com/pulumi/pulumi, sdk/go/common/resource/plugin/rpc.go.
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Source: `SigKey` and `SecretSig` in github.com/pulumi/pulumi, sdk/go/common/resource/properties.go. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Marks an output as secret: encrypted in the state, masked on the screen. */
export function secret(value: Value): Props {
  return { [SIGNATURE]: SECRET, value };
}

/** Whether a value is marked as secret. */
export function isSecret(value: unknown): value is Props {
  return typeof value === "object" && value !== null && SIGNATURE in value && value[SIGNATURE] === SECRET;
}

/** Whether the value, or anything in it, is unknown. */
export function hasUnknown(value: Value | undefined): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasUnknown);
}

/** Whether the value is an object with properties. */
export function isProps(value: Value | undefined): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one if it is none. */
export function asProps(value: Value | undefined): Props {
  return isProps(value) ? value : {};
}

/** The value as a list; an empty one if it is none. */
export function asList(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a string; an empty one if it is none. */
export function asText(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The top-level properties in which two sets of properties differ; the engine's own (`__…`) do not count. */
export function changedProperties(olds: Props, news: Props): string[] {
  const properties = new Set([...Object.keys(olds), ...Object.keys(news)].filter((key) => !key.startsWith("__")));
  return [...properties].filter((property) => !isDeepStrictEqual(olds[property] ?? null, news[property] ?? null));
}

/** The paths at which two sets of properties differ, as Pulumi writes paths: `spec.ports`, `data["ca.crt"]`. A list is one value. */
export function changedPaths(olds: Props, news: Props, prefix = ""): string[] {
  return changedProperties(olds, news).flatMap((property) => {
    const path = pathTo(prefix, property);
    const [before, after] = [olds[property], news[property]];
    return isProps(before) && isProps(after) ? changedPaths(before, after, path) : [path];
  });
}

function pathTo(prefix: string, property: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(property)) return `${prefix}[${JSON.stringify(property)}]`;
  return prefix === "" ? property : `${prefix}.${property}`;
}

/** Without the engine's and the provider's own notes, which are no outputs. */
export function withoutOwn(inputs: Props): Props {
  return Object.fromEntries(Object.entries(inputs).filter(([property]) => !property.startsWith("__")));
}
