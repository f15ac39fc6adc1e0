import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outcomeOf } from "../../sandbox/outcome";
import type { Report } from "../../sandbox/report";

export const ROOT = join(__dirname, "../..");

/**
 * A deployment on the real engine takes a few seconds, on a loaded machine a minute or more, and a test may need several:
 * this ends only those that hang. Unit: milliseconds.
 */
export const DEPLOYMENT_TIMEOUT = 600_000;

export interface SandboxResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What `--json` wrote; an empty report if it wrote nothing. */
  readonly report: Report;
}

/** A state folder of its own for a test, and the sandbox's command working on it. */
export class TestSandbox {
  readonly state: string;
  /** What its processes find in their environment beside this one's, such as `SANDBOX_TIME`. */
  environment: Readonly<Record<string, string>> = {};

  /** @param copyOf another's state to start from */
  constructor(copyOf?: TestSandbox) {
    this.state = mkdtempSync(join(tmpdir(), "sandbox-"));
    if (copyOf) cpSync(copyOf.state, this.state, { recursive: true });
  }

  /** Runs the command to its end. */
  async run(...args: readonly string[]): Promise<SandboxResult> {
    const json = join(this.state, "report.json");
    rmSync(json, { force: true });
    const child = this.start(...args, "--json", json);
    const { code, stdout, stderr } = await outcomeOf(child);
    return {
      exitCode: code,
      stdout,
      stderr,
      report: existsSync(json) ? JSON.parse(readFileSync(json, "utf8")) : EMPTY_REPORT,
    };
  }

  /** Starts the command as the leader of a process group of its own. */
  start(...args: readonly string[]): ChildProcess {
    const command = [join(ROOT, "sandbox/bin/cli.js"), "--state", this.state, ...args];
    return spawn(process.execPath, command, {
      cwd: ROOT,
      env: { ...process.env, ...this.environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
  }

  /** The stack's state file as it lies on the disk; an empty text if there is none. */
  stateFile(project: string, stack: string): string {
    const file = join(this.state, ".pulumi", "stacks", project, `${stack}.json`);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  remove(): void {
    rmSync(this.state, { recursive: true, force: true });
  }
}

const EMPTY_REPORT: Report = {
  operations: [],
  changes: {},
  hasSameOutputs: false,
  diagnostics: [],
  policyViolations: [],
  unjudged: [],
  remediated: [],
  policyPacks: {},
};
