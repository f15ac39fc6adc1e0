import { isDeepStrictEqual } from "node:util";
import { type EngineEvent, isTelling, plain } from "./events";

/** What the engine did, or would do, to one resource. */
export interface Operation {
  /** `create`, `update`, `delete`, `replace`, `same`, ... as the engine names it. */
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** Properties that differ; empty for none. */
  readonly diffs: readonly string[];
}

/** A message of the engine, the program or a provider. */
export interface Diagnostic {
  readonly severity: string;
  readonly message: string;
  /** The resource it is about; empty for none. */
  readonly urn: string;
}

/** A policy that a resource breaks. */
export interface PolicyViolation {
  readonly policy: string;
  readonly policyPack: string;
  readonly severity: string;
  readonly enforcementLevel: string;
  readonly urn: string;
  readonly message: string;
  /** What to do about it; empty if the pack does not say. */
  readonly remediation: string;
}

/** A policy that could not judge a resource yet. */
export interface UnjudgedCheck {
  readonly policy: string;
  readonly urn: string;
  /** What is not known: the path of a property, or the SDK's sentence about it. */
  readonly unknown: string;
}

/** What a policy changed of a resource, instead of stopping it. */
export interface Remediated {
  readonly policy: string;
  readonly urn: string;
  /** Names of the properties that it set. */
  readonly properties: readonly string[];
}

/** The engine's events of one command. */
export interface Report {
  /** Of the last phase that ran: the update if there was one, else the preview. */
  readonly operations: readonly Operation[];
  /** How many operations of each kind. */
  readonly changes: Readonly<Record<string, number>>;
  /** Whether the program told its outputs, and told what it had told before. */
  readonly hasSameOutputs: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly policyViolations: readonly PolicyViolation[];
  /** What the last phase could not judge, for values that are known only when a resource is created. */
  readonly unjudged: readonly UnjudgedCheck[];
  /** What policies changed in the last phase. */
  readonly remediated: readonly Remediated[];
  /** The policy packs that judged, with their versions. */
  readonly policyPacks: Readonly<Record<string, string>>;
}

/** Remediations by policy name. */
export type Remediations = ReadonlyMap<string, string>;

/** The report of a sequence of events. */
export function summarise(events: readonly EngineEvent[]): Report {
  const lastPhase = events.slice(
    Math.max(
      0,
      events.findLastIndex((event) => event.preludeEvent !== undefined),
    ),
  );
  return {
    operations: lastPhase.flatMap(({ resourcePreEvent }) => {
      if (resourcePreEvent === undefined) return [];
      const { op, urn, type, diffs, detailedDiff } = resourcePreEvent.metadata;
      const paths = Object.keys(detailedDiff ?? {});
      return [{ op, urn, type, diffs: paths.length > 0 ? paths : (diffs ?? []) }];
    }),
    changes: lastPhase.find((event) => event.summaryEvent)?.summaryEvent?.resourceChanges ?? {},
    hasSameOutputs: hasSameOutputs(lastPhase),
    diagnostics: distinct(
      events.filter(isTelling).flatMap(({ diagnosticEvent }) => {
        if (diagnosticEvent === undefined) return [];
        const { severity, message, urn } = diagnosticEvent;
        return [{ severity, message: plain(message), urn: urn ?? "" }];
      }),
    ),
    policyViolations: distinct(
      events.flatMap(({ policyEvent }) =>
        policyEvent && unjudgedChecks(policyEvent).length === 0 ? [violation(policyEvent)] : [],
      ),
    ),
    unjudged: lastPhase.flatMap(({ policyEvent }) => (policyEvent ? unjudgedChecks(policyEvent) : [])),
    remediated: lastPhase.flatMap(({ policyRemediationEvent }) =>
      policyRemediationEvent ? [remediated(policyRemediationEvent)] : [],
    ),
    policyPacks: Object.fromEntries(
      events.flatMap(({ summaryEvent }) => Object.entries(summaryEvent?.PolicyPacks ?? {}).map(withoutPath)),
    ),
  };
}

/** The report with what each broken policy's pack says to do. */
export function withRemediations(report: Report, remediations: Remediations): Report {
  return {
    ...report,
    policyViolations: report.policyViolations.map((broken) => ({
      ...broken,
      remediation: remediations.get(broken.policy) ?? broken.remediation,
    })),
  };
}

/** Whether a preview says that an update would change nothing: no resource and no output, and everything was judged. */
export function changesNothing({ changes, hasSameOutputs, unjudged }: Report): boolean {
  const kinds = Object.keys(changes).filter((op) => (changes[op] ?? 0) > 0);
  return hasSameOutputs && unjudged.length === 0 && kinds.every((op) => op === "same");
}

/** Whether a mandatory policy stopped the command. */
export function isBlocked(report: Report): boolean {
  return report.policyViolations.some((violation) => violation.enforcementLevel === "mandatory");
}

/** The engine tells the program's outputs when it begins, as they were, and when it ends. Secret ones cannot be compared. */
function hasSameOutputs(phase: readonly EngineEvent[]): boolean {
  const last = phase.findLast(({ resOutputsEvent }) => resOutputsEvent !== undefined)?.resOutputsEvent?.metadata;
  const [before, after] = [last?.old?.outputs ?? {}, last?.new?.outputs ?? {}];
  return last !== undefined && isDeepStrictEqual(before, after) && !JSON.stringify(after).includes("[secret]");
}

function violation(event: PolicyEvent): PolicyViolation {
  return {
    policy: event.policyName,
    policyPack: event.policyPackName,
    severity: event.severity ?? "",
    enforcementLevel: event.enforcementLevel,
    urn: event.resourceUrn ?? "",
    message: plain(event.message),
    remediation: "",
  };
}

function remediated(event: NonNullable<EngineEvent["policyRemediationEvent"]>): Remediated {
  const { policyName: policy, resourceUrn: urn = "", before = {}, after = {} } = event;
  const properties = Object.keys(after).filter((key) => !isDeepStrictEqual(after[key], before[key]));
  return { policy, urn, properties };
}

/** The engine names a pack from a folder `name|local|folder`. */
function withoutPath([name, version]: [string, string]): [string, string] {
  return [name.replace(/\|.*$/, ""), version];
}

type PolicyEvent = NonNullable<EngineEvent["policyEvent"]>;

/** What the SDK reports for each policy that asks for a value that is not known. Source: server.js of @pulumi/policy. */
const UNJUDGED = /^can't run policy .* during preview: /;

/** What this project's pack reports of a resource for all such policies at once, and one of the properties in it. */
const ALL_UNJUDGED = /\nnot known yet: (.*)$/;
const UNKNOWN_PROPERTY = /([^,]+?) \(\d+ (?:policies wait|policy waits): ([^)]*)\)/g;

function unjudgedChecks({ policyName, resourceUrn: urn = "", message }: PolicyEvent): UnjudgedCheck[] {
  const text = plain(message);
  if (UNJUDGED.test(text)) return [{ policy: policyName, urn, unknown: text.replace(UNJUDGED, "") }];
  const [, properties = ""] = (policyName === "unjudged" && ALL_UNJUDGED.exec(text)) || [];
  return [...properties.matchAll(UNKNOWN_PROPERTY)].flatMap(([, unknown = "", policies = ""]) =>
    policies.split(", ").map((policy) => ({ policy, urn, unknown: unknown.trim() })),
  );
}

/** Preview and update report the same things. */
function distinct<Item extends object>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
