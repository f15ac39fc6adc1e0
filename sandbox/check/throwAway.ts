import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type SdkPackage, sdkPackagesOf } from "../declarations";
import type { Engine } from "../engine";
import type { Placeholder } from "../language";
import { placeholderText } from "../placeholder";
import { type Deployment, type Onlooker, type Project, readYaml, STAND_INS, Stack, StateFolder } from "../stack";
import { type DescribedPack, withoutStops } from "./policyPacks";
import type { StateResource } from "./state";

/** What is deployed, and by what it is judged. */
export interface ThrowAwayOptions {
  readonly engine: Engine;
  readonly project: Project;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  readonly policyPacks: readonly DescribedPack[];
  /** Outputs by stack. */
  readonly stackReferences: Readonly<Record<string, unknown>>;
  readonly onlooker: Onlooker;
}

/** What became of a program that was deployed to its end and taken away again. */
export interface ThrownAway {
  readonly deployment: Deployment;
  /** Everything that it made, in the order in which it was made. */
  readonly resources: readonly StateResource[];
  /** What the places of resources are relative to. */
  readonly projectFolder: string;
  readonly placeholders: readonly Placeholder[];
  /** Packages without a stand-in of their own. */
  readonly declaredPackages: readonly string[];
}

/** A package whose plugin runs the program's own code, which here runs nothing. */
const DYNAMIC: SdkPackage = { name: "pulumi-nodejs", version: "1.0.0", folder: "" };

/** Deploys a program to stand-ins in a state of its own, collecting every finding on the way, and removes the state. */
export async function deployAndThrowAway(options: ThrowAwayOptions): Promise<ThrownAway> {
  const { engine, project, stack: name, policyPacks, onlooker } = options;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "check-")));
  try {
    const state = new StateFolder(folder);
    const sdks = sdkPackagesOf(project.root).filter((sdk) => !STAND_INS.includes(sdk.name));
    const notes = join(folder, "placeholders");
    const made: Placeholder[] = [];
    const stack = new Stack({
      engine,
      project,
      name,
      state,
      config: { ...regionIfMissing(project, name, options.config, made), ...options.config },
      env: process.env,
      plugins: pluginsFor([...sdks, DYNAMIC], state.subfolder("plugins")),
      environment: {
        SANDBOX_SEED: project.name,
        SANDBOX_PLACEHOLDERS: notes,
        SANDBOX_STACK_REFERENCES: JSON.stringify(options.stackReferences),
      },
      preloads: [resolve(__dirname, "../language/placeholders.js")],
      placeholder: (key) => {
        made.push({ kind: "configuration", name: key });
        return placeholderText(key.replace(/^.*:/, ""));
      },
    });
    const packs = policyPacks.map((pack, index) => {
      const config = join(folder, `policies${index}.json`);
      writeFileSync(config, JSON.stringify(withoutStops(pack)));
      return { folder: pack.folder, config };
    });
    const deployment = await stack.bringUpThroughout(packs, onlooker);
    return {
      deployment,
      resources: JSON.parse(await stack.export()).deployment.resources ?? [],
      projectFolder: stack.workFolder,
      placeholders: distinct([...made, ...notedIn(notes)]),
      declaredPackages: [...sdks.map((sdk) => sdk.name), DYNAMIC.name],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stack whose settings count: the one given, else the only one that has settings, else `dev`. */
export function stackOf(project: Project, given: string | undefined): string {
  const found = readdirSync(project.root).flatMap((file) => /^Pulumi\.([^.]+)\.ya?ml$/.exec(file)?.[1] ?? []);
  return given ?? (found.length === 1 ? (found[0] ?? "dev") : "dev");
}

/** AWS's plugin works nowhere without a region, and a pull request may come without the settings that name one. */
function regionIfMissing(
  project: Project,
  stack: string,
  config: Readonly<Record<string, string>>,
  made: Placeholder[],
): Record<string, string> {
  const region = "aws:region";
  const { config: settings } = readYaml(join(project.root, `Pulumi.${stack}.yaml`));
  const known = [config, settings ?? {}, project.settings.config ?? {}];
  if (known.some((each) => typeof each === "object" && each !== null && region in each)) return {};
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const given = AWS_REGION ?? AWS_DEFAULT_REGION;
  if (given === undefined) made.push({ kind: "configuration", name: region });
  return { [region]: given ?? placeholderText("region") };
}

/** Writes an executable for each package that runs the stand-in for any provider. */
function pluginsFor(packages: readonly SdkPackage[], folder: string) {
  const run = (main: string, ...args: string[]) =>
    `#!/bin/sh\nexec ${[process.execPath, resolve(__dirname, `../providers/${main}/main.js`), ...args].map(quoted).join(" ")}\n`;
  const write = (name: string, script: string) => {
    const file = join(folder, `pulumi-resource-${name}`);
    writeFileSync(file, script);
    chmodSync(file, 0o755);
    return { name, path: folder };
  };
  return [
    write("sandbox", run("sandbox")),
    ...packages.map(({ name, version, folder: sdk }) => write(name, run("declared", name, version, sdk))),
  ];
}

function quoted(argument: string): string {
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

function notedIn(file: string): Placeholder[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

function distinct(placeholders: readonly Placeholder[]): Placeholder[] {
  const byName = new Map(placeholders.map((each) => [`${each.kind} ${each.name}`, each]));
  return [...byName].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}
