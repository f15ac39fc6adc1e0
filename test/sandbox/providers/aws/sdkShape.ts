import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

/** What the SDK says about a resource type. */
export interface SdkShape {
  readonly inputs: ReadonlySet<string>;
  /** Inputs that the SDK insists on. */
  readonly required: ReadonlySet<string>;
  /** Outputs that are no inputs. */
  readonly outputs: ReadonlySet<string>;
  /** Properties that are always secret. */
  readonly secrets: ReadonlySet<string>;
}

const sdk = createRequire(__filename);

/** The shape of the class with this type token, as its constructor in @pulumi/aws lists it. */
export function sdkShape(type: string): SdkShape {
  const [, path = ""] = type.split(":");
  const source = readFileSync(sdkFile(path), "utf8");
  if (!source.includes(`__pulumiType = '${type}'`)) throw new Error(`@pulumi/aws/${path}.js has no ${type}`);

  const created = source.slice(source.indexOf("else {\n"));
  const assigned = [...created.matchAll(/resourceInputs\["(\w+)"\] = (undefined \/\*out\*\/)?/g)];
  const names = (out: boolean) =>
    new Set(assigned.flatMap(([, name = "", isOut]) => (out === (isOut !== undefined) ? [name] : [])));
  const outputs = names(true);
  const [, secrets = ""] = /additionalSecretOutputs: \[([^\]]*)\]/.exec(source) ?? [];
  return {
    // A secret input is assigned twice: wrapped, and as it is.
    inputs: new Set([...names(false)].filter((name) => !outputs.has(name))),
    required: new Set([...source.matchAll(/args\?\.(\w+) === undefined/g)].map(([, name = ""]) => name)),
    outputs,
    secrets: new Set([...secrets.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name)),
  };
}

/** The file of a module, whose letters may be of another case than the token's: `datasync/s3location.js`. */
function sdkFile(path: string): string {
  const folder = dirname(sdk.resolve(`@pulumi/aws/${dirname(path)}`));
  // The generator leaves index.js to the module itself.
  const name = path.endsWith("/index") ? "index_" : basename(path);
  const file = readdirSync(folder).find((each) => each.toLowerCase() === `${name}.js`.toLowerCase());
  return join(folder, file ?? "");
}
