import { isDeepStrictEqual } from "node:util";
import { SIGNATURE } from "../providers/protocol/values";
import { resourceName } from "./findings";
import type { Changes, CheckReport, Finding } from "./report";
import { isOwn, type StateResource } from "./state";

/** The report of a program beside that of its base. */
export function compared(report: CheckReport, base: CheckReport, reference: string, changes: Changes): CheckReport {
  const before = new Set(base.findings.map(({ id }) => id));
  const after = new Set(report.findings.map(({ id }) => id));
  const findings = report.findings.map(
    (finding): Finding => ({ ...finding, status: before.has(finding.id) ? "still there" : "new" }),
  );
  return {
    ...report,
    findings,
    comparison: { base: reference, changes, fixed: base.findings.filter(({ id }) => !after.has(id)) },
  };
}

/** What differs between the resources of a program and those of its base. */
export function changesBetween(base: readonly StateResource[], now: readonly StateResource[]): Changes {
  const [before, after] = [custom(base), custom(now)];
  const named = (urns: Iterable<string>) => [...urns].sort().map(resourceName);
  return {
    adds: named([...after.keys()].filter((urn) => !before.has(urn))),
    removes: named([...before.keys()].filter((urn) => !after.has(urn))),
    changes: [...after.keys()].sort().flatMap((urn) => {
      const [old, fresh] = [before.get(urn), after.get(urn)];
      const properties = old === undefined || fresh === undefined ? [] : differing(old, fresh);
      return properties.length > 0 ? [{ ...resourceName(urn), properties }] : [];
    }),
  };
}

function custom(resources: readonly StateResource[]): Map<string, StateResource> {
  const own = resources.filter(isOwn);
  return new Map(own.map((resource) => [resource.urn, resource]));
}

/** Inputs that differ. What is secret, or drawn afresh in every run, cannot be compared. */
function differing(old: StateResource, fresh: StateResource): string[] {
  const names = new Set([...Object.keys(old.inputs ?? {}), ...Object.keys(fresh.inputs ?? {})]);
  return [...names]
    .filter((name) => !name.startsWith("__"))
    .filter((name) => !isDeepStrictEqual(comparable(old.inputs?.[name]), comparable(fresh.inputs?.[name])))
    .sort();
}

function comparable(value: unknown): unknown {
  if (typeof value === "string") return /-----BEGIN [A-Z ]+-----/.test(value) ? "PEM" : value;
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) return "secret";
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, comparable(inner)]));
}
