import { type EngineEvent, isTelling, nameOf, plain } from "./events";

/** Unit: milliseconds. */
const INTERVAL_BETWEEN_LINES = 15_000;

/** Goes back to the start of a terminal's line and empties it. */
const CLEAR_LINE = "\r\u001b[2K";

/** Where progress is written. */
export interface Screen {
  write(text: string): unknown;
  /** Whether a line can be written over. */
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a phase is called, by what the engine was asked to do. */
const PHASES = {
  preview: ["previewing"],
  up: ["previewing", "bringing up"],
  destroy: ["taking down"],
} as const;

/**
 * Tells how a deployment goes on: on a terminal in one line that is written over, else in a line now and then. What the
 * program and the engine have to say is written when it is said, and once, though every phase says it again.
 */
export class Progress {
  private readonly screen: Screen;
  private readonly phases: readonly string[];
  private readonly now: () => number;
  private phase = -1;
  private resources = 0;
  private lastLine = 0;
  private saidBefore = new Map<string, number>();
  private said = new Map<string, number>();

  constructor(screen: Screen, phases: keyof typeof PHASES | readonly string[], now: () => number = Date.now) {
    this.screen = screen;
    this.phases = typeof phases === "string" ? PHASES[phases] : phases;
    this.now = now;
  }

  receive(event: EngineEvent): void {
    if (event.preludeEvent !== undefined) this.beginPhase();
    if (event.resourcePreEvent !== undefined) this.count(nameOf(event.resourcePreEvent.metadata.urn));
    if (event.diagnosticEvent !== undefined && isTelling(event)) this.say(event.diagnosticEvent);
  }

  /** Leaves the terminal an empty line. */
  end(): void {
    if (this.screen.isTTY) this.screen.write(CLEAR_LINE);
  }

  private beginPhase(): void {
    this.phase++;
    this.resources = 0;
    this.saidBefore = new Map([...this.saidBefore, ...this.said]);
    this.said = new Map();
    this.show(`${this.title} ...`);
  }

  private count(resource: string): void {
    this.resources++;
    const line = `${this.title}: ${this.resources} resources`;
    if (this.screen.isTTY) this.show(`${line}, ${resource}`);
    else if (this.now() - this.lastLine >= INTERVAL_BETWEEN_LINES) this.show(line);
  }

  private say({ severity, message, urn }: NonNullable<EngineEvent["diagnosticEvent"]>): void {
    const key = `${severity} ${urn} ${message}`;
    const times = (this.said.get(key) ?? 0) + 1;
    this.said.set(key, times);
    if (times <= (this.saidBefore.get(key) ?? 0)) return;
    this.end();
    this.screen.write(`${describeDiagnostic(severity, plain(message), urn)}\n`);
  }

  private show(line: string): void {
    this.lastLine = this.now();
    if (!this.screen.isTTY) this.screen.write(`${line}\n`);
    else this.screen.write(`${CLEAR_LINE}${line.slice(0, (this.screen.columns ?? 80) - 1)}`);
  }

  private get title(): string {
    return this.phases[this.phase] ?? "working";
  }
}

/** A message as a person reads it: what is no mere information begins with what it is. */
function describeDiagnostic(severity: string, message: string, urn = ""): string {
  if (severity.startsWith("info")) return message;
  const name = nameOf(urn);
  const about = name === "" || urn.includes("pulumi:pulumi:Stack::") ? "" : ` (${name})`;
  return `${severity}${about}: ${message}`;
}
