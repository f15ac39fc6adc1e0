import { execFile } from "node:child_process";
import { chownSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { eventually } from "./eventually";
import type { PodLink, PodNetwork } from "./podNetwork";
import type { Programs } from "./programs";
import { type Server, Servers } from "./servers";
import type { Sidecar } from "./sidecar";

const run = promisify(execFile);

/** The user that Istio's sidecars run as, whose own traffic is not redirected. */
const SIDECAR_USER = 1337;

/** Binds $1 over $2, and so on up to `--`, in a mount namespace that ends with the command which follows. */
const BOUND = 'while [ "$1" != -- ]; do mount --bind "$1" "$2"; shift 2; done; shift; exec "$@"';

/** What a request from a pod was answered with; `error` where it got no answer. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly error?: string;
}

interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What runs in a pod beside its sidecar. */
export interface App {
  /** The program and its arguments. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A pod that runs. */
export class RunningPod {
  private readonly servers: Servers;

  constructor(
    private readonly network: PodNetwork,
    private readonly link: PodLink,
    /** The folder with the pod's files and logs: `sidecar.log` and `app.log`. */
    readonly home: string,
  ) {
    mkdirSync(home, { recursive: true });
    this.servers = new Servers(home);
  }

  get address(): string {
    return this.link.address;
  }

  /** Sends a request from inside the pod, as its app would. */
  async request(url: string, { method = "GET", headers = {}, body }: Request = {}): Promise<Answer> {
    const init = JSON.stringify({ method, headers, ...(body === undefined ? {} : { body }) });
    const script = `fetch(${JSON.stringify(url)}, ${init}).then(
      async (r) => ({ status: r.status, headers: Object.fromEntries(r.headers), body: await r.text() }),
      (e) => ({ error: String(e.cause ?? e) }),
    ).then((answer) => console.log(JSON.stringify(answer)))`;
    return JSON.parse(await this.exec([process.execPath, "-e", script]));
  }

  /** Runs a command inside the pod's network and returns what it printed. */
  async exec(command: readonly string[]): Promise<string> {
    const [program = "", ...args] = this.inside([], command);
    return (await run(program, args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  }

  /** Called by the node. */
  async start(sidecar: Sidecar, app: App, programs: Programs, mounted: string): Promise<void> {
    await this.redirect(sidecar, programs);
    const proxy = this.startSidecar(sidecar, programs, mounted);
    this.startApp(app);
    await eventually(`the sidecar that logs to ${this.home}`, async () => {
      proxy.assertRunning();
      const { ok, status } = await fetch(`http://${this.address}:15021/healthz/ready`);
      if (!ok) throw new Error(`HTTP ${status}; the sidecar said:\n${proxy.lastLines()}`);
    });
  }

  async stop(): Promise<void> {
    await this.servers.stop();
    this.network.removePod(this.link);
  }

  /** The part of Istio's CNI plugin. */
  private async redirect({ redirection }: Sidecar, programs: Programs): Promise<void> {
    const [program = "", ...args] = this.inside([], [programs.path("pilot-agent"), ...redirection]);
    await run(program, args);
  }

  private startSidecar({ args, env }: Sidecar, programs: Programs, mounted: string): Server {
    for (const path of allBelow(this.home)) chownSync(path, SIDECAR_USER, SIDECAR_USER);
    const user = String(SIDECAR_USER);
    // In its own process namespace, so that Envoy ends with the agent.
    const command = [
      ...["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"],
      ...["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--pdeathsig", "KILL"],
      ...[join(mounted, "pilot-agent"), ...args],
    ];
    const [program = "", ...rest] = this.inside([[programs.folder, mounted]], command);
    // Relative to the working directory the agent finds the files that it has in a container.
    const settings = { env: { PATH: process.env.PATH, ...env }, cwd: this.home, stopSignal: "SIGKILL" } as const;
    return this.servers.start("sidecar", program, rest, settings);
  }

  private startApp({ command, env = {} }: App): void {
    const [program = "", ...args] = this.inside([], command);
    this.servers.start("app", program, args, { env: { ...process.env, ...env } });
  }

  /** A command line that runs the command in the pod's network, with its names and with further folders mounted. */
  private inside(mounts: readonly (readonly [from: string, to: string])[], command: readonly string[]): string[] {
    const bound = [[join(this.home, "hosts"), "/etc/hosts"], ...mounts].flat();
    return ["ip", "netns", "exec", this.link.netns, "sh", "-euc", BOUND, "sh", ...bound, "--", ...command];
  }
}

function allBelow(folder: string): string[] {
  const entries = readdirSync(folder).map((name) => join(folder, name));
  return [folder, ...entries.flatMap((path) => (statSync(path).isDirectory() ? allBelow(path) : [path]))];
}
