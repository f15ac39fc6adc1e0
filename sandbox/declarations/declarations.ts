import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type DeclaredProperty, readType } from "./typeExpression";

export type DeclaredProperties = Readonly<Record<string, DeclaredProperty>>;

/** What an SDK declares of a resource type. */
export interface DeclaredResource {
  /** By name; `optional` for those that may be left out. */
  readonly inputs: DeclaredProperties;
  /** All properties that a resource has, inputs among them; `optional` for those that may stay absent. */
  readonly outputs: DeclaredProperties;
  /** Outputs that are always secret. */
  readonly secrets: readonly string[];
  /** Inputs whose description says that a change makes a new resource. */
  readonly replaces: readonly string[];
  /** How `pulumi import` names one, as the description's example has it. */
  readonly imported?: { readonly by?: string; readonly example: string };
}

/** Reads the declarations of one SDK. A file is read when something in it is first asked for. */
export class Declarations {
  private readonly folder: string;
  private outputTypes: ReadonlyMap<string, string> | undefined;
  private readonly resources = new Map<string, DeclaredResource | undefined>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The declaration of a resource type by its token; `undefined` if the SDK has none. */
  resource(token: string): DeclaredResource | undefined {
    if (!this.resources.has(token)) this.resources.set(token, this.readResource(token));
    return this.resources.get(token);
  }

  private readResource(token: string): DeclaredResource | undefined {
    const name = token.split(":").at(-1) ?? "";
    const source = this.sourceOf(token);
    if (source === undefined) return undefined;
    const code = this.read(source.replace(/\.d\.ts$/, ".js"));
    const declared = this.read(source);
    const body = blockAfter(declared, new RegExp(`export declare class ${name} extends [\\w.]+ `));
    if (body === undefined) return undefined;
    const args = blockAfter(declared, new RegExp(`export interface ${name}Args `)) ?? "";
    const [, by, example] =
      /using the `(\w+)`\. For example:[\s*]*```sh[\s*]*\$ pulumi import \S+ \S+ (\S+)/.exec(declared) ??
      /()\$ pulumi import \S+ \S+ (\S+)/.exec(declared) ??
      [];
    const [, secrets = ""] = /additionalSecretOutputs: \[([^\]]*)\]/.exec(code) ?? [];
    return {
      inputs: propertiesIn(args),
      outputs: propertiesIn(body),
      secrets: [...secrets.matchAll(/"(\w+)"/g)].map(([, secret = ""]) => secret),
      replaces: replacingIn(args),
      ...(example === undefined ? {} : { imported: { ...(by ? { by: camelCase(by) } : {}), example } }),
    };
  }

  /** What a function answers, by its token; `undefined` if the SDK has no such function. */
  result(token: string): DeclaredProperties | undefined {
    const name = token.split(":").at(-1) ?? "";
    const source = this.sourceOf(token);
    if (source === undefined) return undefined;
    const pattern = new RegExp(`export interface ${name[0]?.toUpperCase()}${name.slice(1)}Result `);
    const body = blockAfter(this.read(source), pattern);
    return body === undefined ? undefined : propertiesIn(body);
  }

  /** The properties of an interface of types/output.d.ts by its path, such as `ec2.GetAmiFilter`. */
  outputType(path: string): DeclaredProperties {
    this.outputTypes ??= interfacesIn(this.read("types/output.d.ts"));
    return propertiesIn(this.outputTypes.get(path) ?? "");
  }

  /** The file that declares a token's resource or function, which its own parts name; letters of either case. */
  private sourceOf(token: string): string | undefined {
    const [, module = "", name = ""] = token.split(":");
    const folder = module === "index" ? "" : module.replace(/^index\//, "");
    // The generator leaves index.js to the module itself.
    const candidates = [folder, join(folder, name), join(dirname(folder), name), name].map((path) =>
      path.endsWith("/index") ? `${path}_` : path,
    );
    return candidates.flatMap((candidate) => this.fileOf(`${candidate}.d.ts`) ?? [])[0];
  }

  private fileOf(path: string): string | undefined {
    const folder = join(this.folder, dirname(path));
    if (!existsSync(folder)) return undefined;
    const file = basename(path).toLowerCase();
    const found = readdirSync(folder).find((each) => each.toLowerCase() === file);
    return found && join(dirname(path), found);
  }

  private read(path: string): string {
    const file = join(this.folder, path);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }
}

/** The text between the braces that follow a pattern, comments included. */
function blockAfter(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const start = text.indexOf("{", found.index) + 1;
  const end = text.indexOf("\n}", start);
  return text.slice(start, end === -1 ? undefined : end);
}

/** The bodies of all interfaces by their paths: namespaces may be nested. */
function interfacesIn(text: string): Map<string, string> {
  const bodies = new Map<string, string>();
  const open: { readonly name: string; readonly indent: string; readonly start: number }[] = [];
  for (const found of text.matchAll(/^( *)(?:(?:export )?(?:declare )?(?:namespace|interface) (\w+) \{|\})$/gm)) {
    const [line, indent = "", name] = found;
    if (name !== undefined) {
      open.push({ name, indent, start: found.index + line.length });
      continue;
    }
    if (open.at(-1)?.indent !== indent) continue;
    const path = open.map((each) => each.name).join(".");
    bodies.set(path, text.slice(open.pop()?.start, found.index));
  }
  return bodies;
}

const PROPERTY = /(?:^|[\n;])\s*(?:readonly )?(\w+)(\?)?: ((?:\{[^{}]*\}|[^;{}]|\{[^{}]*\{[^{}]*\}[^{}]*\})+);/g;

function propertiesIn(block: string): DeclaredProperties {
  const plain = block.replace(/\/\*\*[\s\S]*?\*\//g, "");
  return Object.fromEntries(
    [...plain.matchAll(PROPERTY)].map(([, name = "", mark, expression = ""]): [string, DeclaredProperty] => {
      const { type, optional } = readType(expression);
      return [name, { type, optional: optional || mark !== undefined }];
    }),
  );
}

/** Inputs whose comments say that a change replaces the resource. */
function replacingIn(args: string): string[] {
  const described = [...args.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??:/g)];
  return described.flatMap(([, comment = "", name = ""]) =>
    /forces (?:a )?(?:new resource|replacement|creation)|forces? .{0,40}to be (?:re)?created/i.test(comment)
      ? [name]
      : [],
  );
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
