import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditEntry, Environment } from "../../../services/middleware/src";
import { operational, type RunningService, type ServiceSurroundings, serviceLog } from "../../../services/server";
import { ISSUER, SECRET } from "./tokens";

/** What the services of this process keep. */
const DATA = mkdtempSync(join(tmpdir(), "services-"));
process.once("exit", () => rmSync(DATA, { recursive: true }));

/** The settings of a service on a free loopback port, in a mesh and with a shared secret, that has kept nothing yet. */
export function environmentOf(audience: string, overrides: Environment = {}): Environment {
  return {
    HOST: "127.0.0.1",
    PORT: "0",
    MESH: "istio",
    ACCESS_TOKEN_SECRET: SECRET,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: audience,
    DATA_FOLDER: mkdtempSync(join(DATA, "data-")),
    SHUTDOWN_DELAY_SECONDS: "0",
    ...overrides,
  };
}

/** What a service logged; nothing of it reaches the terminal. */
export class Recorder implements ServiceSurroundings {
  readonly entries: AuditEntry[] = [];
  readonly events: Readonly<Record<string, unknown>>[] = [];
  readonly record = (entry: AuditEntry): void => {
    this.entries.push(entry);
  };
  readonly logger = serviceLog("test", {
    write: (line) => {
      const { level, time, service, ...event } = JSON.parse(line);
      this.events.push(event);
    },
  });
  readonly log = operational(this.logger);

  /** Whether anything that was logged contains the text. */
  mentions(text: string): boolean {
    return JSON.stringify([this.entries, this.events]).includes(text);
  }
}

/** Services to stop after each test. */
export class Services {
  private readonly running: RunningService[] = [];

  async start(starting: Promise<RunningService>): Promise<RunningService> {
    const service = await starting;
    this.running.push(service);
    return service;
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.running.splice(0).map((service) => service.stop()));
  }
}
