import Module, { createRequire } from "node:module";
import { join } from "node:path";

/**
 * What `@pulumi/pulumi` loads at every start and needs only to serialise functions: a whole TypeScript compiler and npm's
 * dependency solver, together half a second of a process that seldom lives for two.
 */
const SELDOM_NEEDED = ["@pulumi/pulumi/typescript-shim", "@npmcli/arborist"];

/** Puts off loading these modules until something of theirs is used. Modules that are not installed are passed over. */
export function deferSeldomNeeded(folder: string): void {
  const load = createRequire(join(folder, "index.js"));
  for (const name of SELDOM_NEEDED) {
    const file = resolveIn(load, name);
    if (file !== undefined && require.cache[file] === undefined) require.cache[file] = deferred(file);
  }
}

function resolveIn(load: NodeJS.Require, name: string): string | undefined {
  try {
    // A dependency of the SDK need not be one of the program's.
    const fromSdk = createRequire(load.resolve("@pulumi/pulumi/package.json"));
    return name.startsWith("@pulumi/pulumi/") ? load.resolve(name) : fromSdk.resolve(name);
  } catch {
    return undefined;
  }
}

/** A module that is loaded when a property of it is first read. */
function deferred(file: string): Module {
  let loaded: object | undefined;
  const real = (): object => {
    if (loaded === undefined) {
      delete require.cache[file];
      loaded = Object(require(file));
    }
    return loaded ?? {};
  };
  const placeholder = new Module(file);
  placeholder.filename = file;
  placeholder.loaded = true;
  placeholder.exports = new Proxy(
    {},
    {
      // Tells compiled `import * as` that it may take the module as it is, instead of copying every property.
      get: (_target, property) => (property === "__esModule" ? true : Reflect.get(real(), property)),
      has: (_target, property) => Reflect.has(real(), property),
    },
  );
  return placeholder;
}
