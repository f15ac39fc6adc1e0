import type * as pulumi from "@pulumi/pulumi";
import { isPlainObject } from "./transform";

/**
 * The arguments of an object of Kubernetes with these labels beside its own, which stay; others unchanged. Of what
 * components create, objects of Kubernetes have `metadata`, and nothing else has.
 */
export function withLabels<T extends object>(
  args: T,
  labels: Readonly<Record<string, pulumi.Input<string>>> | undefined,
): T {
  if (labels === undefined || !("metadata" in args) || !isPlainObject(args.metadata)) return args;
  const { labels: own } = { labels: undefined, ...args.metadata };
  return { ...args, metadata: { ...args.metadata, labels: { ...labels, ...(isPlainObject(own) ? own : {}) } } };
}
