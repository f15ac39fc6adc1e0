import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { AuditEntry } from "../../../services/middleware";
import { eventually } from "./httpClient";

const ROOT = join(__dirname, "..", "..", "..");

/** How a service is started from its TypeScript source. */
export function fromSource(name: "orders" | "payments"): string[] {
  return ["--import", "tsx", join(ROOT, "services", name, "main.ts")];
}

/** A service as a process of its own. */
export class ChildService {
  private readonly child: ChildProcess;
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
        return /"event":"listening","port":(\d+)/.exec(this.stderr) ?? undefined;
      },
      30_000,
    );
    return Number(port);
  }

  get auditLog(): AuditEntry[] {
    return this.stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line): AuditEntry => JSON.parse(line));
  }

  /** Asks it to stop, and waits until it has. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
    }
    return this.exitCode();
  }

  async exitCode(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, "exit");
    return this.child.exitCode;
  }
}
