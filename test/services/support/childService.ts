import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { AuditEntry } from "../../../services/middleware/src";
import { eventually } from "./httpClient";

const ROOT = join(__dirname, "..", "..", "..");

/** How a service is started from its TypeScript source. */
export function fromSource(name: "orders" | "payments"): string[] {
  return ["--import", "tsx", join(ROOT, "services", name, "main.ts")];
}

/** A service as a process of its own. */
export class ChildService {
  private readonly child: ChildProcess;
  private readonly closed: Promise<unknown>;
  /** The audit log. */
  stdout = "";
  /** The operational log. */
  stderr = "";

  /** @param command arguments of Node.js, such as `fromSource` */
  constructor(command: readonly string[], environment: Readonly<Record<string, string | undefined>>, folder = ROOT) {
    this.child = spawn(process.execPath, command, {
      cwd: folder,
      env: { PATH: process.env.PATH, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.closed = once(this.child, "close");
    this.child.stdout?.on("data", (chunk) => {
      this.stdout += chunk.toString();
    });
    this.child.stderr?.on("data", (chunk) => {
      this.stderr += chunk.toString();
    });
  }

  /** Where it listens, once it does. */
  async port(): Promise<number> {
    const [, port] = await eventually(
      `the service listens (${this.stderr})`,
      () => {
        if (this.child.exitCode !== null) throw new Error(`it ended: ${this.stderr}`);
        return /"port":(\d+),.*"event":"listening"/.exec(this.stderr) ?? undefined;
      },
      30_000,
    );
    return Number(port);
  }

  /** The entry about that request, once it has come through the pipe. */
  auditEntry(requestId: string): Promise<AuditEntry> {
    return eventually(`an audit entry about ${requestId}`, () =>
      this.stdout
        .split("\n")
        .slice(0, -1)
        .map((line): AuditEntry => JSON.parse(line))
        .find((entry) => entry.requestId === requestId),
    );
  }

  /** Ends it at once, as a machine that fails does. */
  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** Asks it to stop, and waits until it has. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.child.kill(signal);
    return this.exitCode();
  }

  /** How it ended, once all that it wrote has come. */
  async exitCode(): Promise<number | null> {
    await this.closed;
    return this.child.exitCode;
  }
}
