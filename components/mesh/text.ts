import * as pulumi from "@pulumi/pulumi";
import { isPlain } from "../core";

/** A template of inputs: a plain string where every part is one, which keeps what is compiled from plain values readable. */
export function text(parts: TemplateStringsArray, ...values: readonly pulumi.Input<string>[]): pulumi.Input<string> {
  const plain = values.filter((value): value is string => isPlain(value));
  return plain.length === values.length ? String.raw({ raw: parts }, ...plain) : pulumi.interpolate(parts, ...values);
}

/** Six hexadecimal digits that stand for a text, for names that must tell apart what a slug cannot. FNV-1a, 24 of 32 bits. */
export function shortHash(value: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(value, "utf8")) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash >>> 8).toString(16).padStart(6, "0");
}

/** The letters and digits of a text, lower case, joined by single hyphens. */
export function slug(value: string): string {
  return value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** The text as a regular expression that matches it and nothing else. */
export function escapeExpression(text: string): string {
  return text.replace(/[.+*?^$(){}|[\]\\]/g, "\\$&");
}
