import type { Problem } from "../../core";
import { unsupported } from "../capabilities";
import type { MeshKind } from "../meshKind";

/** A path of a CallRule, taken apart. */
export type PathPattern =
  /** `/*` */
  | { readonly form: "everything" }
  /** `/charges` */
  | { readonly form: "exact"; readonly path: string }
  /** `/charges/*`, the prefix being `/charges/` */
  | { readonly form: "below"; readonly prefix: string }
  /** `/charges/{*}/refunds` */
  | { readonly form: "template"; readonly segments: readonly string[] }
  /** `*.pdf` */
  | { readonly form: "ending"; readonly suffix: string };

/** What stands for any one segment. */
export const anySegment = "{*}";

/**
 * Characters of a path that both meshes compare as they stand. Percent-encoding is left out: the same path has several
 * encodings, and a rule for one of them misses the others.
 *
 * Source: RFC 3986, section 3.3, `pchar` without `pct-encoded` and `*`.
 */
const literal = /^[A-Za-z0-9\-._~!$&'()+,;:@=]+$/;

/** Envoy takes no `=` in a template. Source: `kLiteral` in Envoy's uri_template_internal.cc. */
const templateLiteral = /^[A-Za-z0-9\-._~!$&'()+,;:@]+$/;

/** The pattern, or why it is none and what to write instead. */
export function parsePath(path: string): PathPattern | { readonly mistake: string } {
  if (path === "/*") return { form: "everything" };
  if (path === "*") return { mistake: 'write "/*" for every path' };
  if (path.startsWith("*")) return parseEnding(path);
  if (!path.startsWith("/")) return { mistake: `begin with a slash: "/${path}"` };
  if (path === "/") return { form: "exact", path };
  if (path.includes("?") || path.includes("#")) return { mistake: "leave the query out; only the path is matched" };
  if (path.includes("{")) return parseTemplate(path);
  if (path.endsWith("/*")) return parseBelow(path);
  if (path.includes("*")) {
    return { mistake: 'write "*" only as the whole last segment ("/charges/*"), or "{*}" for any one segment' };
  }
  return literalMistake(path.slice(1).replace(/\/$/, "").split("/")) ?? { form: "exact", path };
}

function parseEnding(path: string): PathPattern | { readonly mistake: string } {
  const suffix = path.slice(1);
  if (suffix.includes("*") || suffix.includes("{")) return { mistake: 'write only one "*", as in "*.pdf"' };
  return literalMistake(suffix.replace(/^\//, "").split("/")) ?? { form: "ending", suffix };
}

function parseBelow(path: string): PathPattern | { readonly mistake: string } {
  const prefix = path.slice(0, -1);
  if (prefix.includes("*")) return { mistake: 'write "{*}" for a segment in the middle, and no "*" at the end then' };
  return literalMistake(prefix.slice(1, -1).split("/")) ?? { form: "below", prefix };
}

function parseTemplate(path: string): PathPattern | { readonly mistake: string } {
  const segments = path.slice(1).split("/");
  const literals = segments.filter((segment) => segment !== anySegment);
  if (literals.some((segment) => /[{}*]/.test(segment))) {
    return {
      mistake: 'write "{*}" as a whole segment, as in "/charges/{*}/refunds"; neither mesh takes names or more in it',
    };
  }
  const mistake = literalMistake(literals);
  if (mistake) return mistake;
  return literals.every((segment) => templateLiteral.test(segment))
    ? { form: "template", segments }
    : { mistake: 'leave "=" out of a path with "{*}"; Envoy takes none there' };
}

function literalMistake(segments: readonly string[]): { readonly mistake: string } | undefined {
  if (segments.some((segment) => segment === "." || segment === "..")) {
    return { mistake: 'write the path without "." and ".." segments; proxies resolve them before they match' };
  }
  if (segments.some((segment) => segment.includes("%"))) {
    return { mistake: 'write the path without percent-encoding, or "{*}" for the segment that has it' };
  }
  if (!segments.every((segment) => literal.test(segment))) {
    return { mistake: "write non-empty segments of letters, digits and -._~!$&'()+,;:@=" };
  }
  return undefined;
}

/** Problems of a path, as far as the path alone and its mesh decide. */
export function checkPath(propertyPath: string, path: string, kind: MeshKind): Problem[] {
  const pattern = parsePath(path);
  if ("mistake" in pattern) {
    return [{ propertyPath, reason: `${JSON.stringify(path)} cannot be matched; ${pattern.mistake}` }];
  }
  if (pattern.form !== "ending") return [];
  return unsupported(kind, "pathEndings", propertyPath, JSON.stringify(path));
}

/**
 * True if some path matches both patterns. Endings are left out: only Istio takes them, and to Istio overlaps do not
 * matter.
 */
export function overlap(one: PathPattern, other: PathPattern): boolean {
  const a = shapeOf(one);
  const b = shapeOf(other);
  if (!reaches(a, b) || !reaches(b, a)) return false;
  return a.segments
    .slice(0, b.segments.length)
    .every((segment, index) => segmentsMeet(segment, b.segments[index] ?? segment));
}

interface Shape {
  readonly segments: readonly string[];
  /** One segment or more follow, each of them possibly empty. */
  readonly open: boolean;
}

function shapeOf(pattern: PathPattern): Shape {
  switch (pattern.form) {
    case "everything":
    case "ending":
      return { segments: [], open: true };
    case "exact":
      return { segments: pattern.path.slice(1).split("/"), open: false };
    case "below":
      return { segments: pattern.prefix.slice(1, -1).split("/"), open: true };
    case "template":
      return { segments: pattern.segments, open: false };
  }
}

function reaches(from: Shape, to: Shape): boolean {
  if (from.open) return to.open || to.segments.length > from.segments.length;
  return to.open || to.segments.length === from.segments.length;
}

function segmentsMeet(one: string, other: string): boolean {
  if (one === anySegment) return other !== "";
  if (other === anySegment) return one !== "";
  return one === other;
}
