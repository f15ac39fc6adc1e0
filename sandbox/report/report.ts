import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";

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

/** The engine's events of one command. */
export interface Report {
  /** Of the last phase that ran: the update if there was one, else the preview. */
  readonly operations: readonly Operation[];
  /** How many operations of each kind. */
  readonly changes: Readonly<Record<string, number>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly policyViolations: readonly PolicyViolation[];
  /** The policy packs that judged, with their versions. */
  readonly policyPacks: Readonly<Record<string, string>>;
}

/** One line of the engine's event log, as far as it is read here. Source: sdk/go/common/apitype/events.go of Pulumi. */
interface EngineEvent {
  readonly preludeEvent?: unknown;
  readonly summaryEvent?: {
    readonly resourceChanges?: Readonly<Record<string, number>>;
    readonly PolicyPacks?: Readonly<Record<string, string>>;
  };
  readonly resourcePreEvent?: {
    readonly metadata: { readonly op: string; readonly urn: string; readonly type: string; readonly diffs?: string[] };
  };
  readonly diagnosticEvent?: {
    readonly severity: string;
    readonly message: string;
    readonly urn?: string;
    readonly ephemeral?: boolean;
  };
  readonly policyEvent?: {
    readonly policyName: string;
    readonly policyPackName: string;
    readonly severity?: string;
    readonly enforcementLevel: string;
    readonly resourceUrn?: string;
    readonly message: string;
  };
}

/** Remediations by policy name. */
export type Remediations = ReadonlyMap<string, string>;

/** Reads the engine's event log; an empty report if the engine did not come so far as to write one. */
export async function readReport(eventLog: string): Promise<Report> {
  if (!existsSync(eventLog)) return summarise([]);
  const events: EngineEvent[] = [];
  for await (const line of createInterface({ input: createReadStream(eventLog) })) {
    if (line.trim() !== "") events.push(JSON.parse(line));
  }
  return summarise(events);
}

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
      const { op, urn, type, diffs } = resourcePreEvent.metadata;
      return [{ op, urn, type, diffs: diffs ?? [] }];
    }),
    changes: lastPhase.find((event) => event.summaryEvent)?.summaryEvent?.resourceChanges ?? {},
    diagnostics: events.flatMap(({ diagnosticEvent }) => {
      if (diagnosticEvent === undefined || diagnosticEvent.ephemeral || diagnosticEvent.severity === "debug") return [];
      const { severity, message, urn } = diagnosticEvent;
      return [{ severity, message: plain(message), urn: urn ?? "" }];
    }),
    policyViolations: distinct(events.flatMap(({ policyEvent }) => (policyEvent ? [violation(policyEvent)] : []))),
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

/** Whether a mandatory policy stopped the command. */
export function isBlocked(report: Report): boolean {
  return report.policyViolations.some((violation) => violation.enforcementLevel === "mandatory");
}

function violation(event: NonNullable<EngineEvent["policyEvent"]>): PolicyViolation {
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

/** The engine names a pack from a folder `name|local|folder`. */
function withoutPath([name, version]: [string, string]): [string, string] {
  return [name.replace(/\|.*$/, ""), version];
}

/** Preview and update report the same violation. */
function distinct(violations: readonly PolicyViolation[]): PolicyViolation[] {
  return [...new Map(violations.map((found) => [`${found.policy} ${found.urn} ${found.message}`, found])).values()];
}

/** The text without the engine's colour marks such as `<{%reset%}>`. */
function plain(message: string): string {
  return message.replace(/<\{%.*?%\}>/g, "").trim();
}
