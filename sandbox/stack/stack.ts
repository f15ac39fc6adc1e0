import { type StdioOptions, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { dump } from "js-yaml";
import type { Engine } from "../engine";
import { Failure } from "../failure";
import { startLanguageHost } from "../language";
import { type Outcome, outcomeOf } from "../outcome";
import type { PolicyPack } from "../policyPack";
import {
  changesNothing,
  type EngineEvent,
  isBlocked,
  isTelling,
  type Report,
  receiveEvents,
  summarise,
} from "../report";
import type { Project } from "./project";
import { passphraseOf, stackSettings } from "./stackSettings";
import type { StateFolder } from "./state";
import { readYaml } from "./yamlFile";

/** The stand-in plugins' folder. The compiled sandbox lies one folder deeper. */
const PLUGINS = resolve(__dirname, "../../plugins");

/** The packages that have a stand-in there. */
export const STAND_INS = ["aws", "kubernetes", "random", "tls"];

/** Which plugins the engine takes from there, in the form of Pulumi.yaml. */
function projectPlugins(others: readonly StandInPlugin[]) {
  return {
    providers: [...STAND_INS.map((name) => ({ name, path: PLUGINS })), ...others],
    analyzers: [{ name: "policy-nodejs", path: PLUGINS }],
  };
}

/** How long to wait for another deployment of the same stack. Unit: milliseconds. */
const LOCK_TIMEOUT = 60_000;
const LOCK_INTERVAL = 250;

export interface StackOptions {
  readonly engine: Engine;
  readonly project: Project;
  readonly name: string;
  readonly state: StateFolder;
  /** Configuration beside that of `Pulumi.<stack>.yaml`; a key without a namespace is the project's own. */
  readonly config: Readonly<Record<string, string>>;
  /** A cluster to apply Kubernetes objects to; without one they are kept in the state only. */
  readonly kubeconfig?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Stand-in plugins beside the sandbox's own. @default none */
  readonly plugins?: readonly StandInPlugin[];
  /** What the stand-ins and the program find in their environment beside `env`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Modules that are loaded into the program's process before the program. @default none */
  readonly preloads?: readonly string[];
  /** Makes up the value of an encrypted setting that cannot be opened. @default such a setting is an error */
  readonly placeholder?: (key: string) => string;
}

/** An executable `pulumi-resource-NAME` in a folder. */
export interface StandInPlugin {
  readonly name: string;
  readonly path: string;
}

/** Who looks on while the engine works. */
export interface Onlooker {
  receive(event: EngineEvent): void;
  /** Where the engine's own output goes; if not given, it is kept for the case of a failure. */
  readonly engineOutput?: "stdout" | "stderr";
}

/** How a deployment ended. */
export interface Deployment {
  readonly succeeded: boolean;
  readonly report: Report;
  /** What the engine had to say of a failure that its events do not tell of. */
  readonly complaint: string;
}

/**
 * A stack of a program, run by the real engine on local ends.
 *
 * The engine works on a copy of the project's settings inside the state folder: it writes into the stack's
 * configuration file, and that of the repository is not its to change.
 */
export class Stack {
  private readonly options: StackOptions;
  /** Where the engine finds the project; it tells places in the program relative to it. */
  readonly workFolder: string;

  constructor(options: StackOptions) {
    this.options = options;
    this.workFolder = options.state.subfolder("projects", options.project.name);
  }

  /** Whether it has ever been brought up or previewed. */
  get exists(): boolean {
    return this.options.state.hasStack(this.options.project.name, this.options.name);
  }

  private get wasInterrupted(): boolean {
    return this.options.state.hasPendingOperations(this.options.project.name, this.options.name);
  }

  /** Shows what `up` would do. Changes nothing. */
  async preview(policyPacks: readonly PolicyPack[], onlooker: Onlooker): Promise<Deployment> {
    return this.deploy("preview", policyPackFlags(policyPacks), onlooker);
  }

  /**
   * Judges the whole deployment in a preview first, so that a blocked one creates nothing; then brings it up, unless the
   * preview said that nothing changes.
   */
  async up(policyPacks: readonly PolicyPack[], onlooker: Onlooker): Promise<Deployment> {
    const packs = policyPackFlags(policyPacks);
    if (!this.exists || this.wasInterrupted) return this.deploy("up", ["--yes", ...packs], onlooker);
    const previewed = await this.deploy("preview", packs, onlooker);
    if (!previewed.succeeded || changesNothing(previewed.report)) return previewed;
    return this.deploy("up", ["--yes", "--skip-preview", ...packs], onlooker);
  }

  /** Brings the stack up to its end whatever is found on the way, without a preview. */
  async bringUpThroughout(policyPacks: readonly PolicyPack[], onlooker: Onlooker): Promise<Deployment> {
    const flags = ["--yes", "--skip-preview", "--continue-on-error", ...policyPackFlags(policyPacks)];
    return this.deploy("up", flags, onlooker);
  }

  async destroy(onlooker: Onlooker): Promise<Deployment> {
    this.mustExist();
    return this.deploy("destroy", ["--yes", "--skip-preview"], onlooker);
  }

  /** The program's outputs as JSON. Secret ones are masked unless asked for. */
  async outputs(showSecrets: boolean): Promise<string> {
    this.mustExist();
    return this.capture(["stack", "output", "--json", ...(showSecrets ? ["--show-secrets"] : [])]);
  }

  /** The deployment in the engine's own export format, as JSON; secrets in it are encrypted. */
  async export(): Promise<string> {
    this.mustExist();
    return this.capture(["stack", "export"]);
  }

  private async deploy(
    verb: "preview" | "up" | "destroy",
    flags: readonly string[],
    onlooker: Onlooker,
  ): Promise<Deployment> {
    const { project, preloads = [], environment = {} } = this.options;
    await this.prepare();
    await this.waitForOthers();
    const told: EngineEvent[] = [];
    const events = await receiveEvents((event) => {
      if (isTelling(event)) told.push(event);
      onlooker.receive(event);
    });
    const host = await startLanguageHost({ ...project, preloads, environment });
    const command = [verb, ...flags, "--client", host.address, ...DEPLOYMENT_FLAGS, "--event-log", events.address];
    try {
      const { code, stdout, stderr } = await this.runAndKeep(command, onlooker.engineOutput);
      const report = summarise(told);
      const isExplained = isBlocked(report) || report.diagnostics.some(({ severity }) => severity === "error");
      const complaint = code === 0 ? [] : isExplained ? [stderr] : [stdout, stderr];
      return { succeeded: code === 0, report, complaint: complaint.join("").trim() };
    } finally {
      host.stop();
      events.stop();
    }
  }

  /** An engine that outlives this process must still be able to write: its output goes to files, not into pipes. */
  private async runAndKeep(command: readonly string[], shown: Onlooker["engineOutput"]): Promise<Outcome> {
    if (shown !== undefined) return this.run(command, ["ignore", shown === "stderr" ? 2 : 1, 2]);
    const { project, name, state } = this.options;
    const kept = ["stdout", "stderr"].map((stream) =>
      join(state.subfolder("output", project.name), `${name}.${process.pid}.${stream}`),
    );
    const files = kept.map((file) => openSync(file, "w"));
    try {
      const { code } = await this.run(command, ["ignore", ...files]);
      const [stdout = "", stderr = ""] = kept.map((file) => readFileSync(file, "utf8"));
      return { code, stdout, stderr };
    } finally {
      for (const file of files) closeSync(file);
      for (const file of kept) rmSync(file);
    }
  }

  /** An engine whose sandbox was killed finishes what it was doing; then it is this one's turn. */
  private async waitForOthers(): Promise<void> {
    const { project, name, state } = this.options;
    const givenUp = Date.now() + LOCK_TIMEOUT;
    for (;;) {
      const [holder] = state.removeStaleLocks(project.name, name);
      if (holder === undefined) return;
      if (Date.now() > givenUp) {
        throw new Failure(
          `stack ${name} of ${project.name} is being deployed by process ${holder}; wait for it or end it`,
        );
      }
      await setTimeout(LOCK_INTERVAL);
    }
  }

  private async prepare(): Promise<void> {
    const { project, name, config, state, env } = this.options;
    const settings = {
      name: project.name,
      runtime: "nodejs",
      description: project.settings.description,
      config: project.settings.config,
      main: project.main,
      plugins: projectPlugins(this.options.plugins ?? []),
    };
    writeFileSync(join(this.workFolder, "Pulumi.yaml"), dump(settings));
    const settingsFile = `Pulumi.${name}.yaml`;
    const ours = join(this.workFolder, settingsFile);
    const file = join(project.root, settingsFile);
    const sources = {
      project: project.name,
      file,
      theirs: readYaml(file),
      ours: readYaml(ours),
      given: config,
      passphrase: state.passphrase(),
      theirPassphrase: passphraseOf(env),
      placeholder: this.options.placeholder,
    };
    writeFileSync(ours, dump(stackSettings(sources)));
    if (!this.exists) await this.capture(["stack", "init", "--stack", name, "--no-select"]);
  }

  private mustExist(): void {
    const { project, name, state } = this.options;
    if (!this.exists)
      throw new Failure(`there is no stack ${name} of ${project.name} in ${state.path}; bring one up first`);
  }

  private async capture(command: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(command, ["ignore", "pipe", "pipe"]);
    if (code !== 0) throw new Failure(stderr.trim().replace(/^error: /, ""));
    return stdout;
  }

  private run(command: readonly string[], stdio: StdioOptions): Promise<Outcome> {
    const { engine, name, state, env, kubeconfig } = this.options;
    const stackFlag = command.includes("--stack") ? [] : ["--stack", name];
    const child = spawn(engine.executable, [...command, ...stackFlag], {
      cwd: this.workFolder,
      env: {
        ...state.environment(env),
        PULUMI_DEBUG_COMMANDS: "true",
        SANDBOX_AWS_FOLDER: state.subfolder("aws"),
        SANDBOX_PROGRAM: this.options.project.root,
        ...this.options.environment,
        ...(kubeconfig ? { SANDBOX_KUBECONFIG: resolve(kubeconfig) } : {}),
      },
      stdio,
    });
    return outcomeOf(child);
  }
}

/** The program validates its own configuration, all of it at once; the engine would stop at the first mistake. */
const DEPLOYMENT_FLAGS = ["--skip-config-validation", "--suppress-permalink=true", "--non-interactive"];

function policyPackFlags(policyPacks: readonly PolicyPack[]): string[] {
  return policyPacks.flatMap(({ folder, config }) => [
    "--policy-pack",
    resolve(folder),
    ...(config === undefined ? [] : ["--policy-pack-config", resolve(config)]),
  ]);
}
