import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NotPossible } from "./eventually";
import { undoAtExit } from "./undo";

/** How long a server may take to end by itself. Unit: milliseconds. */
const GRACE = 5_000;

/** How much of the log a failure shows. */
const LAST_LINES = 8;

interface Settings {
  /** @default this process's own */
  readonly env?: NodeJS.ProcessEnv;
  /** @default the folder of the log files */
  readonly cwd?: string;
  /** What ends the program. @default SIGTERM, and SIGKILL if that takes too long */
  readonly stopSignal?: NodeJS.Signals;
}

/** Programs that run beside the tests, each with a log file; none of them outlives this process. */
export class Servers {
  private readonly running: Server[] = [];

  /** @param folder where the log files go */
  constructor(private readonly folder: string) {}

  start(name: string, program: string, args: readonly string[], settings: Settings = {}): Server {
    const { env = process.env, cwd = this.folder, stopSignal = "SIGTERM" } = settings;
    const log = join(this.folder, `${name}.log`);
    const output = openSync(log, "a");
    // The kernel ends the server if this process is killed and cannot do so itself.
    const child = spawn("setpriv", ["--pdeathsig", "KILL", program, ...args], {
      stdio: ["ignore", output, output],
      env,
      cwd,
    });
    closeSync(output);
    const server = new Server(name, child, log, stopSignal);
    this.running.push(server);
    return server;
  }

  /** @throws NotPossible with the end of the log of a program that has ended */
  assertRunning(): void {
    for (const server of this.running) server.assertRunning();
  }

  /** Ends the servers, the latest first: those that others rest on last. */
  async stop(): Promise<void> {
    for (let server = this.running.pop(); server; server = this.running.pop()) await server.stop();
  }
}

/** One program that runs. */
export class Server {
  private readonly withdraw: () => void;

  constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
    private readonly log: string,
    private readonly stopSignal: NodeJS.Signals,
  ) {
    this.withdraw = undoAtExit(() => child.kill("SIGKILL"));
  }

  /** @throws NotPossible with the end of the log if the program has ended */
  assertRunning(): void {
    if (this.hasEnded()) throw new NotPossible(`${this.name} ended:\n${this.lastLines()}`);
  }

  /** The end of what the program printed. */
  lastLines(): string {
    return readFileSync(this.log, "utf8").trimEnd().split("\n").slice(-LAST_LINES).join("\n");
  }

  async stop(): Promise<void> {
    if (!this.hasEnded()) {
      const ended = once(this.child, "exit");
      this.child.kill(this.stopSignal);
      const impatience = setTimeout(() => this.child.kill("SIGKILL"), GRACE);
      await ended;
      clearTimeout(impatience);
    }
    this.withdraw();
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
