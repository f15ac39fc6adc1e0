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
      PULUMI_CONFIG_PASSPHRASE: env.PULUMI_CONFIG_PASSPHRASE ?? this.passphrase(),
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
    return existsSync(join(this.path, ".pulumi", "stacks", project, `${stack}.json`));
  }

  /**
   * Takes away the locks of processes that are no more, as after a `kill -9`; the engine would wait for them for ever.
   *
   * @returns how many there were
   */
  removeStaleLocks(project: string, stack: string): number {
    const folder = join(this.path, ".pulumi", "locks", "organization", project, stack);
    if (!existsSync(folder)) return 0;
    const stale = readdirSync(folder)
      .map((file) => join(folder, file))
      .filter((file) => isStale(readFileSync(file, "utf8")));
    for (const file of stale) rmSync(file);
    return stale.length;
  }

  /** The passphrase that encrypts secrets in the state, made once and kept beside it for this user's eyes only. */
  private passphrase(): string {
    const file = join(this.path, "passphrase");
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
    return readFileSync(file, "utf8");
  }
}

/**
 * Whether the process that wrote a lock has ended. A lock from another machine is taken as held.
 * Source of the format: `lockContent` in github.com/pulumi/pulumi, pkg/backend/diy/lock.go.
 */
export function isStale(lock: string): boolean {
  const content: unknown = JSON.parse(lock);
  if (typeof content !== "object" || content === null) return false;
  const { pid, hostname: host } = { pid: undefined, hostname: undefined, ...content };
  return typeof pid === "number" && host === hostname() && !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
