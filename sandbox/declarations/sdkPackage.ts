import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** An installed SDK of a Pulumi package, which `pulumi package add` or a code generator made. */
export interface SdkPackage {
  /** The Pulumi package, such as `aws`. */
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** The SDK in a folder; `undefined` if the folder holds no package of resources. */
function readSdkPackage(folder: string): SdkPackage | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const { name = "", version = "", pulumi = {} } = JSON.parse(readFileSync(file, "utf8"));
  if (pulumi.resource !== true) return undefined;
  return {
    name:
      pulumi.name ??
      String(name)
        .replace(/^@pulumi\//, "")
        .replace(/^@[^/]+\//, ""),
    version: pulumi.version ?? version,
    folder,
  };
}

/** The folder of a dependency as it is found from another folder; `undefined` if it is not installed. */
export function dependencyFolder(dependency: string, from: string): string | undefined {
  const load = createRequire(join(from, "index.js"));
  for (const folder of load.resolve.paths(dependency) ?? []) {
    const found = join(folder, dependency);
    if (existsSync(join(found, "package.json"))) return found;
  }
  return undefined;
}

/** The SDKs that a program can load: its dependencies, and theirs. */
export function sdkPackagesOf(program: string): SdkPackage[] {
  const found = new Map<string, SdkPackage>();
  const seen = new Set<string>();
  const look = (folder: string): void => {
    for (const dependency of dependenciesOf(folder)) {
      const installed = dependencyFolder(dependency, folder);
      if (installed === undefined || seen.has(installed)) continue;
      seen.add(installed);
      const sdk = readSdkPackage(installed);
      if (sdk !== undefined && !found.has(sdk.name)) found.set(sdk.name, sdk);
      // What neither is Pulumi's nor needs Pulumi's leads to no SDK.
      if (sdk !== undefined || dependenciesOf(installed).some((name) => name.startsWith("@pulumi/"))) look(installed);
    }
  };
  const root = folderWithManifest(program);
  if (root !== undefined) look(root);
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function dependenciesOf(folder: string): string[] {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return [];
  const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(file, "utf8"));
  // What a dependency was developed with is not installed with it.
  const own = folder.includes("node_modules") ? {} : devDependencies;
  return Object.keys({ ...dependencies, ...peerDependencies, ...own });
}

function folderWithManifest(folder: string): string | undefined {
  if (existsSync(join(folder, "package.json"))) return folder;
  return dirname(folder) === folder ? undefined : folderWithManifest(dirname(folder));
}
