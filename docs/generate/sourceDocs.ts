/** One property of an interface, as its source documents it. */
export interface DocumentedProperty {
  readonly name: string;
  /** The type, as it is written. */
  readonly type: string;
  readonly description: string;
  /** What `@default` says; `undefined` where there is no such tag. */
  readonly default: string | undefined;
}

export interface DocumentedInterface {
  readonly name: string;
  /** The interfaces that it extends. */
  readonly bases: readonly string[];
  readonly properties: readonly DocumentedProperty[];
}

export interface DocumentedClass {
  readonly name: string;
  /** The first paragraph of its documentation. */
  readonly description: string;
  /** The type of the parameter `args` of its constructor; an empty text if it has none. */
  readonly argsType: string;
}

/** The interfaces that a TypeScript source declares, in its order. */
export function interfacesIn(source: string): DocumentedInterface[] {
  return [...source.matchAll(/^(?:export )?interface (\w+)(?: extends ([\w, ]+))? \{/gm)].map((match) => ({
    name: match[1] ?? "",
    bases: (match[2] ?? "").split(/,\s*/).filter((base) => base !== ""),
    properties: propertiesIn(blockAt(source, match.index + match[0].length)),
  }));
}

/** The documented classes that a TypeScript source exports, in its order; abstract ones are left out. */
export function classesIn(source: string): DocumentedClass[] {
  return [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export class (\w+)/g)].map((match) => ({
    name: match[2] ?? "",
    description: parseComment(match[1] ?? "").paragraphs[0] ?? "",
    argsType: /constructor\(\s*name: string,\s*args: (\w+)/.exec(source.slice(match.index))?.[1] ?? "",
  }));
}

/** The names that a type alias of interfaces stands for, by the alias. */
export function unionsIn(source: string): Map<string, readonly string[]> {
  const unions = [...source.matchAll(/^(?:export )?type (\w+) =\s+((?:\w+ \| )+\w+);/gm)];
  return new Map(unions.map((match) => [match[1] ?? "", (match[2] ?? "").split(" | ")]));
}

function propertiesIn(body: string): DocumentedProperty[] {
  const properties: DocumentedProperty[] = [];
  let comment = "";
  for (let rest = body.trimStart(); rest !== ""; ) {
    const doc = /^\/\*\*((?:(?!\*\/)[\s\S])*)\*\//.exec(rest);
    if (doc) {
      comment = doc[1] ?? "";
      rest = rest.slice(doc[0].length).trimStart();
      continue;
    }
    const declaration = rest.slice(0, declarationEnd(rest));
    const property = /^(?:readonly )?(\w+)\??:\s*([\s\S]*)$/.exec(declaration);
    if (property) {
      const { paragraphs, default: given } = parseComment(comment);
      const type = withoutComments(property[2] ?? "");
      properties.push({ name: property[1] ?? "", type, description: paragraphs.join(" "), default: given });
    }
    comment = "";
    rest = rest.slice(declaration.length + 1).trimStart();
  }
  return properties;
}

/** The text up to the brace that closes the block in which `start` is. */
function blockAt(source: string, start: number): string {
  const rest = source.slice(start);
  return rest.slice(0, indexAtDepth(rest, "}", 0));
}

function declarationEnd(text: string): number {
  return indexAtDepth(text, ";", 0);
}

/** Where a character stands outside comments and at this depth of brackets; the length of the text if nowhere. */
function indexAtDepth(text: string, wanted: string, depth: number): number {
  let nested = depth;
  for (const { 0: token, index } of text.matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"[^"\n]*"|[{([\])};]/g)) {
    if (token === wanted && nested === depth) return index;
    if (/^[{([]$/.test(token)) nested++;
    else if (/^[\])}]$/.test(token)) nested--;
  }
  return text.length;
}

function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** What a comment says before its tags, and its `@default`. */
function parseComment(comment: string): {
  readonly paragraphs: readonly string[];
  readonly default: string | undefined;
} {
  const text = comment.replace(/^[ \t]*\*? ?/gm, "").trim();
  const [description = "", ...tags] = text.split(/(?:^|\s)@(?=[a-z]+(?:\s|$))/);
  const given = tags.find((tag) => tag.startsWith("default"));
  return {
    paragraphs: description.split(/\n\n+/).map(oneLine),
    default: given && oneLine(given.replace("default", "")),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
