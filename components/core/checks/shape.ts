import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../validation";
import { isDeferred, kindOf, shown } from "./describe";

/** A problem, and whether the value is missing or of the wrong type, so that nothing more can be said about it. */
export interface Finding extends Problem {
  readonly malformed: boolean;
}

/**
 * What an argument has to be. A shape fits an argument if it takes every value that the argument's type allows, which the
 * compiler checks; a program that no compiler checks is told what is wrong with the others.
 */
export interface Shape<in T> {
  /** What to write, as it follows "write". */
  readonly expected: string;
  /** What is wrong with a value, which the caller finds at this path. */
  readonly find: (path: string, value: unknown) => Finding[];
  /** Never there: it only tells the compiler what the shape takes. */
  readonly takes?: (value: T) => void;
}

/** The shape of an argument that may be left out. */
export interface OptionalShape<in T> {
  readonly optional: Shape<T>;
}

/** An argument that may be left out. */
export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { optional: shape };
}

/** An argument that may become known with the deployment, and is then judged by the policies. */
export function input<T>(shape: Shape<T>): Shape<pulumi.Input<T>> {
  return { expected: shape.expected, find: (path, value) => (isDeferred(value) ? [] : shape.find(path, value)) };
}

/** Any value at all. */
export const anything: Shape<unknown> = { expected: "a value", find: () => [] };

/** Text, or as much of it as `accepts` does. */
export function text(expected: string, accepts: (text: string) => boolean = () => true): Shape<string> {
  return scalar("text", (value) => typeof value === "string", expected, accepts);
}

/** Text that is not blank. */
export function someText(expected: string): Shape<string> {
  return text(expected, (value) => value.trim() !== "");
}

/** A number, or as many of them as `accepts` does. */
export function numeric(expected: string, accepts: (value: number) => boolean): Shape<number> {
  return scalar("a number", (value) => typeof value === "number", expected, accepts);
}

/** True or false. The text "false" is neither: in a condition it would count as true. */
export const flag: Shape<boolean> = scalar(
  "true or false",
  (value) => typeof value === "boolean",
  "true or false",
  () => true,
);

/** What can be turned off by `false`. */
export function orFalse<T>(shape: Shape<T>): Shape<T | false> {
  return { expected: shape.expected, find: (path, value) => (value === false ? [] : shape.find(path, value)) };
}

/** One of some texts or numbers. */
export function choice<const T extends string | number>(...options: readonly [T, ...T[]]): Shape<T> {
  const expected = options.map((option) => JSON.stringify(option)).join(" or ");
  const known: readonly (string | number)[] = options;
  const isOfType = (value: unknown): value is string | number => typeof value === typeof options[0];
  return scalar(typeof options[0] === "string" ? "text" : "a number", isOfType, expected, (value) =>
    known.includes(value),
  );
}

/** What is wrong with a value that is missing or of the wrong type. */
export function malformed(path: string, value: unknown, kind: string, expected: string): Finding {
  return { propertyPath: path, reason: `${wrongKind(value, kind)}; write ${expected}`, malformed: true };
}

/** What is wrong with a value of the right type. */
export function invalid(path: string, value: unknown, expected: string): Finding {
  return { propertyPath: path, reason: `${shown(value)} is not valid; write ${expected}`, malformed: false };
}

function wrongKind(value: unknown, kind: string): string {
  if (value === undefined) return "is missing";
  if (value === null) return "is null";
  if (isDeferred(value)) return "is not known before deployment";
  return typeof value === "object" || typeof value === "function"
    ? `is ${kindOf(value)}, not ${kind}`
    : `${shown(value)} is ${kindOf(value)}, not ${kind}`;
}

function scalar<T>(
  kind: string,
  is: (value: unknown) => value is T,
  expected: string,
  accepts: (value: T) => boolean,
): Shape<T> {
  return {
    expected,
    find: (path, value) => {
      if (!is(value)) return [malformed(path, value, kind, expected)];
      return accepts(value) ? [] : [invalid(path, value, expected)];
    },
  };
}
