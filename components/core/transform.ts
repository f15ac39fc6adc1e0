import type * as pulumi from "@pulumi/pulumi";
import deepmerge from "deepmerge";

/**
 * A change to the arguments of a child resource before it is created: either properties to merge deeply over the
 * component's own (lists are replaced, not joined), or a function from the component's arguments to the ones to use.
 *
 * A transform can lower a security default. The policy pack still judges the result.
 */
export type Transform<T> = DeepPartial<T> | TransformFunction<T>;

type TransformFunction<T> = (args: T) => T;

/** `T` with every property optional, at every depth of plain objects. */
export type DeepPartial<T> = T extends
  | ((...args: never[]) => unknown)
  | readonly unknown[]
  | pulumi.Output<unknown>
  | Promise<unknown>
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** The arguments with the transform applied; the arguments themselves are not changed. */
export function applyTransform<T extends object>(args: T, transform: Transform<NoInfer<T>> | undefined): T {
  if (transform === undefined) return args;
  if (isTransformFunction(transform)) return transform(args);
  return deepmerge<T, DeepPartial<T>>(args, transform, {
    arrayMerge: (_ours, theirs) => theirs,
    isMergeableObject: (value) => Array.isArray(value) || isPlainObject(value),
  });
}

function isTransformFunction<T>(transform: Transform<T>): transform is TransformFunction<T> {
  return typeof transform === "function";
}

/** Not an output or a promise: those are taken whole. */
export function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
