import { grouped } from "../grouped";
import { nameOf } from "./events";
import type { Operation, PolicyViolation, Remediated, Report } from "./report";

/** How many changes are told one by one after they were made; a preview tells all. */
const MOST_CHANGES_TOLD = 20;

/** Of how many resources it is told what could not be judged. */
const MOST_UNJUDGED_TOLD = 20;

const STEPS: Readonly<Record<string, { readonly sign: string; readonly to: string; readonly done: string }>> = {
  create: { sign: "+ ", to: "create", done: "created" },
  update: { sign: "~ ", to: "update", done: "updated" },
  replace: { sign: "+-", to: "replace", done: "replaced" },
  delete: { sign: "- ", to: "delete", done: "deleted" },
  import: { sign: "= ", to: "import", done: "imported" },
  read: { sign: "> ", to: "read", done: "read" },
};

/** Parts of a replacement, which the engine tells one by one. */
const PARTS_OF_REPLACEMENT = ["create-replacement", "delete-replaced", "discard-replaced", "read-replacement"];

/** Which deployment is told of. */
export interface Telling {
  readonly verb: "preview" | "up" | "destroy";
  readonly succeeded: boolean;
}

/** What a person wants to know after a deployment or a preview: what changes, what the policies found, and how many. */
export function describeReport(report: Report, { verb, succeeded }: Telling): string {
  const changes = changesOf(report.operations);
  const told = verb === "preview" ? changes : changes.slice(0, MOST_CHANGES_TOLD);
  const more = changes.length - told.length;
  return [
    ...told.map(describeChange),
    ...(more > 0 ? [`... and ${more} more (--verbose tells all)`] : []),
    ...describeViolations(report.policyViolations),
    ...report.remediated.map(describeRemediation).sort(compare),
    ...describeUnjudged(report),
    succeeded ? describeCounts(report.changes, verb === "preview") : `${verb} ${describeFailure(report)}`,
  ].join("\n");
}

function describeFailure(report: Report): string {
  const stopping = report.policyViolations.filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
  if (stopping.length === 0) return "failed";
  const policies = new Set(stopping.map(({ policy }) => policy)).size;
  return `stopped by ${policies} mandatory ${policies === 1 ? "policy" : "policies"}`;
}

/** `2 to create, 140 unchanged`; `no changes` where that is all. */
export function describeCounts(changes: Report["changes"], ahead: boolean): string {
  const counts = new Map<string, number>();
  for (const [op, count] of Object.entries(changes)) {
    const step = PARTS_OF_REPLACEMENT.includes(op) ? undefined : STEPS[op];
    if (step !== undefined && count > 0) counts.set(ahead ? `to ${step.to}` : step.done, count);
  }
  if (counts.size === 0) return "no changes";
  return [...counts]
    .map(([what, count]) => `${count} ${what}`)
    .concat(unchanged(changes.same))
    .join(", ");
}

function unchanged(count: number | undefined): string[] {
  return count ? [`${count} unchanged`] : [];
}

/** One change for each resource, in an order that does not depend on who was ready first. */
export function changesOf(operations: readonly Operation[]): readonly Operation[] {
  const byResource = new Map<string, Operation>();
  for (const operation of operations) {
    const op = PARTS_OF_REPLACEMENT.includes(operation.op) ? "replace" : operation.op;
    if (STEPS[op] === undefined || isOfEngine(operation)) continue;
    const known = byResource.get(operation.urn);
    byResource.set(operation.urn, { ...operation, op, diffs: known?.diffs.length ? known.diffs : operation.diffs });
  }
  return [...byResource.values()].sort((one, other) => compare(sortKey(one), sortKey(other)));
}

function sortKey({ urn, type }: Operation): string {
  return `${nameOf(urn)} ${type} ${urn}`;
}

/** The stack itself, and the providers that the engine makes where the program names none. */
function isOfEngine({ type, urn }: Operation): boolean {
  return type === "pulumi:pulumi:Stack" || (type.startsWith("pulumi:providers:") && nameOf(urn).startsWith("default"));
}

function describeChange({ op, urn, type, diffs }: Operation): string {
  const step = STEPS[op];
  const what = diffs.length > 0 && op !== "create" && op !== "delete" ? `  [${diffs.join(", ")}]` : "";
  return `${step?.sign ?? "  "} ${(step?.to ?? op).padEnd(7)} ${nameOf(urn)}  ${type}${what}`;
}

/** Every violation in full, by policy: what it says of which resources, and what to do. */
export function describeViolations(violations: readonly PolicyViolation[]): string[] {
  const groups = grouped(
    violations,
    ({ enforcementLevel, policy }) => `${enforcementLevel === "mandatory" ? 0 : 1} ${policy}`,
  );
  return groups.sort(([one], [other]) => compare(one, other)).flatMap(([, group]) => describePolicy(group));
}

function describePolicy(violations: readonly PolicyViolation[]): string[] {
  const [first] = violations;
  if (first === undefined) return [];
  const { enforcementLevel, severity, policy, remediation } = first;
  const shared = sharedLine(violations.map(({ message }) => message));
  const title = shared.replace(remediation, "").trim();
  const level = [enforcementLevel, severity].filter((word) => word !== "").join(", ");
  const lines = violations.map(({ urn, message }) => {
    const own = message.slice(shared.length).trim();
    return `    ${nameOf(urn)}: ${own.replaceAll("\n", "\n      ")}`;
  });
  return [
    `policy ${policy} (${level})${title === "" ? "" : `: ${title}`}`,
    ...lines.sort(compare),
    ...(remediation === "" ? [] : [`    remedy: ${remediation}`]),
  ];
}

/** The line that all messages begin with before they say what is wrong; the SDK puts a policy's description there. */
function sharedLine(messages: readonly string[]): string {
  const [first = ""] = messages;
  const line = first.slice(0, first.indexOf("\n") + 1);
  return messages.every((message) => message.startsWith(line)) ? line : "";
}

function describeRemediation({ policy, urn, properties }: Remediated): string {
  return `policy ${policy} (remediate): sets ${properties.join(", ")} of ${nameOf(urn)}`;
}

/** How many judgements wait, then a line for each resource with what is not known of it and who waits. */
function describeUnjudged({ unjudged }: Report): string[] {
  if (unjudged.length === 0) return [];
  const checks = unjudged.length === 1 ? "1 check waits" : `${unjudged.length} checks wait`;
  const resources = grouped(unjudged, ({ urn }) => urn).map(([urn, ofResource]) => {
    const properties = grouped(ofResource, ({ unknown }) => unknown).map(
      ([property, checks]) =>
        `${property} (${checks
          .map(({ policy }) => policy)
          .sort(compare)
          .join(", ")})`,
    );
    return `    ${nameOf(urn)}: ${properties.join(", ")}`;
  });
  const told = resources.sort(compare).slice(0, MOST_UNJUDGED_TOLD);
  const more = resources.length - told.length;
  return [
    `${checks} for values known only at creation; up judges them then`,
    ...told,
    ...(more > 0 ? [`    ... and of ${more} more resources (--json tells all)`] : []),
  ];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
