import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { Failure } from "../failure";

/** The folder that holds everything the sandbox remembers: Pulumi's file backend, its home, its passphrase. */
export class StateFolder {
  readonly path: string;

  /** @throws Failure if the folder cannot be made or written */
  constructor(path: string) {
    this.path = resolve(path);
    try {
      mkdirSync(this.path, { recursive: true });
      accessSync(this.path, constants.W_OK);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Failure(`the state folder ${this.path} cannot be written (${reason}); give another to --state`);
    }
  }

  /** Environment in which the engine works on this folder and on nothing else of the user's. */
  environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return {
      ...env,
      PULUMI_HOME: this.subfolder("home"),
      PULUMI_BACKEND_URL: `file://${this.path}`,
      PULUMI_CONFIG_PASSPHRASE: this.passphrase(),
      PULUMI_CONFIG_PASSPHRASE_FILE: undefined,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SUPPRESS_NEO_LINK: "true",
    };
  }

  /** A folder in this one, made if missing. */
  subfolder(...names: string[]): string {
    const folder = join(this.path, ...names);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  hasStack(project: string, stack: string): boolean {
    return existsSync(this.fileOf(project, stack));
  }

  /** Whether an update of the stack ended before it knew what became of a resource. */
  hasPendingOperations(project: string, stack: string): boolean {
    const { checkpoint } = JSON.parse(readFileSync(this.fileOf(project, stack), "utf8"));
    const pending: unknown = checkpoint?.latest?.pending_operations;
    return Array.isArray(pending) && pending.length > 0;
  }

  /**
   * Takes away the locks of processes that are no more, as after a `kill -9`; the engine would wait for them for ever.
   *
   * @returns the ids of running processes that hold a lock
   */
  removeStaleLocks(project: string, stack: string): number[] {
    const folder = join(this.path, ".pulumi", "locks", "organization", project, stack);
    if (!existsSync(folder)) return [];
    const locks = readdirSync(folder).map((file) => {
      const path = join(folder, file);
      return { path, holder: holderOf(readFileSync(path, "utf8")) };
    });
    for (const { path, holder } of locks) if (holder !== undefined && !isAlive(holder)) rmSync(path);
    return locks.flatMap(({ holder }) => (holder !== undefined && isAlive(holder) ? [holder] : []));
  }

  private fileOf(project: string, stack: string): string {
    return join(this.path, ".pulumi", "stacks", project, `${stack}.json`);
  }

  /** The passphrase that encrypts secrets in the state, made once and kept beside it for this user's eyes only. */
  passphrase(): string {
    const file = join(this.path, "passphrase");
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
    return readFileSync(file, "utf8");
  }
}

/**
 * The process of this machine that wrote a lock; `undefined` for one from another machine, of which nothing is known.
 * Source of the format: `lockContent` in github.com/pulumi/pulumi, pkg/backend/diy/lock.go.
 */
export function holderOf(lock: string): number | undefined {
  const content: unknown = JSON.parse(lock);
  if (typeof content !== "object" || content === null) return undefined;
  const { pid, hostname: host } = { pid: undefined, hostname: undefined, ...content };
  return typeof pid === "number" && host === hostname() ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
