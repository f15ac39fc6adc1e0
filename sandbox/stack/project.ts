import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure } from "../failure";
import { isRecord, readYaml } from "./yamlFile";

/** A Pulumi program as its Pulumi.yaml describes it. */
export interface Project {
  readonly name: string;
  /** Folder of Pulumi.yaml. */
  readonly root: string;
  /** What runs: a file, or a folder whose package.json names one. Absolute. */
  readonly main: string;
  /** Options for Node.js before the program. */
  readonly nodeArguments: readonly string[];
  /** Pulumi.yaml as it was read. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Reads `Pulumi.yaml` in a folder.
 *
 * @throws Failure if there is none, it cannot be read, or its runtime is not Node.js
 */
export function readProject(folder: string): Project {
  const root = resolve(folder);
  const file = join(root, "Pulumi.yaml");
  if (!existsSync(file))
    throw new Failure(`${root} has no Pulumi.yaml; give the folder of a Pulumi program to --program`);
  const settings = readYaml(file);
  const runtime = settings.runtime;
  const runtimeName = isRecord(runtime) ? runtime.name : runtime;
  if (typeof settings.name !== "string") throw new Failure(`${file}: name is missing; write the name of the project`);
  if (runtimeName !== "nodejs") {
    throw new Failure(
      `${file}: runtime is ${JSON.stringify(runtimeName)}; the sandbox runs programs of the runtime nodejs`,
    );
  }
  const options = isRecord(runtime) && isRecord(runtime.options) ? runtime.options : {};
  return {
    name: settings.name,
    root,
    main: resolve(root, typeof settings.main === "string" ? settings.main : "."),
    nodeArguments: nodeArguments(options),
    settings,
  };
}

/** What to do about a stack that has no settings where others have some; `undefined` if that is not so. */
export function adviseOnSettings(project: Project, stack: string): string | undefined {
  const own = `Pulumi.${stack}.yaml`;
  const found = readdirSync(project.root)
    .filter((file) => /^Pulumi\..+\.yaml$/.test(file))
    .sort();
  const [first] = found;
  if (first === undefined || found.includes(own)) return undefined;
  return [
    `stack ${stack} has no settings: there is no ${own} in ${project.root}, only ${found.join(" and ")};`,
    `start from a copy (cp ${first} ${own}), give --config KEY=VALUE, or name another --stack`,
  ].join("\n");
}

/**
 * What `nodeargs` says, with tsx by its own path: a program elsewhere need not have it among its dependencies, and types
 * are checked by the compiler, not by every preview.
 */
function nodeArguments(options: Readonly<Record<string, unknown>>): readonly string[] {
  const given = typeof options.nodeargs === "string" ? options.nodeargs : "";
  const others = given.replace(/--import[= ]tsx(?=\s|$)/, "").split(/\s+/);
  return ["--import", require.resolve("tsx"), ...others.filter((argument) => argument !== "")];
}
