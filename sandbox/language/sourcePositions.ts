import Module, { createRequire, findSourceMap, SourceMap } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The comment by which a loader tells where the code that it rewrote came from. */
const INLINE_MAP = "//# sourceMappingURL=data:application/json;base64,";

interface Compiling {
  _compile(content: string, file: string, ...others: unknown[]): unknown;
}

/**
 * Has stack traces name the lines of the user's own files, whichever loader rewrote them.
 *
 * Takes the place of `source-map-support`, which the runner installs: that looks for a map on the disk, where a loader leaves
 * none, and reads that of each module of the SDK, for every promise that the SDK makes.
 */
export function nameOwnLines(programFolder: string): void {
  keepFromLoading("source-map-support/register", programFolder);
  const inlined = collectInlineMaps();
  const parsed = new Map<string, SourceMap | undefined>();
  const mapOf = (file: string): SourceMap | undefined => {
    if (!parsed.has(file)) parsed.set(file, parse(inlined.get(file)) ?? findSourceMap(file));
    return parsed.get(file);
  };
  Error.prepareStackTrace = (error, frames) => {
    const lines = frames.map((frame) => `\n    at ${describe(frame, mapOf)}`);
    return `${headline(error)}${lines.join("")}`;
  };
}

/** The text of an inline map by the file that it is of; taken from modules as they are compiled. */
function collectInlineMaps(): ReadonlyMap<string, string> {
  const maps = new Map<string, string>();
  const prototype: Compiling = Object.getPrototypeOf(new Module(""));
  const compile = prototype._compile;
  prototype._compile = function (content, file, ...others) {
    const at = content.lastIndexOf(INLINE_MAP);
    if (at !== -1) maps.set(file, content.slice(at + INLINE_MAP.length).trim());
    return compile.call(this, content, file, ...others);
  };
  return maps;
}

function parse(encoded: string | undefined): SourceMap | undefined {
  if (encoded === undefined) return undefined;
  return new SourceMap(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
}

/** A frame as V8 writes it, at its place in the source. */
function describe(frame: NodeJS.CallSite, mapOf: (file: string) => SourceMap | undefined): string {
  const text = String(frame);
  const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
  if (typeof file !== "string" || line === null || column === null) return text;
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  if (path.includes("/node_modules/")) return text;
  const entry = mapOf(path)?.findEntry(line - 1, column - 1);
  if (entry === undefined || !("originalLine" in entry)) return text;
  const place = `${path}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  const told = text.replace(new RegExp(`(?:file://)?[^(\\s]*:${line}:${column}`), () => place);
  // The SDK reads frames with a name only; what a loader wraps a module in has none.
  return told === place ? `<anonymous> (${place})` : told;
}

function headline(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}

/** Puts an empty module in the place of one of the SDK's dependencies. */
function keepFromLoading(dependency: string, folder: string): void {
  const load = createRequire(join(folder, "index.js"));
  try {
    const sdk = createRequire(load.resolve("@pulumi/pulumi/package.json"));
    const file = sdk.resolve(dependency);
    const empty = new Module(file);
    empty.filename = file;
    empty.paths = [dirname(file)];
    empty.loaded = true;
    require.cache[file] = empty;
  } catch {
    // A program without the SDK fails by itself, and says so.
  }
}
