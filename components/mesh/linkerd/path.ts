import { anySegment, type PathPattern } from "../rules";
import { escapeExpression } from "../text";

/** How an HTTPRoute compares a path. */
export interface LinkerdPathMatch {
  readonly type: "Exact" | "PathPrefix" | "RegularExpression";
  readonly value: string;
}

/*
 * Linkerd compares paths as they were sent, while Envoy resolves "." and ".." first. A service that resolves them itself
 * would take "/charges/../admin" for "/admin" behind a rule for "/charges/*", so the expressions below match no segment
 * that is "." or "..", percent-encoded or not, and none with a slash that is encoded or a backslash.
 */
function safeSegment(characters: string): string {
  const dot = "(?:\\.|%2[Ee])";
  const notDot = `(?:${characters}|%(?:[^25/]|2[^EeFf/]|5[^Cc/]))`;
  const any = `(?:${dot}|${notDot})`;
  return `(?:${notDot}${any}*|${dot}${notDot}${any}*|${dot}${dot}${any}+)`;
}

const belowSegment = safeSegment("[^/.%\\\\]");

// What Envoy lets "{*}" stand for: `kLiteral` of its uri_template_internal.cc, here without "." and "%".
const templateSegment = safeSegment("[A-Za-z0-9\\-_~!$&'()+,;:@]");

/**
 * The match for a pattern. An expression matches a path only as a whole: the proxy wants it to span the path from end to
 * end (`MatchPath::match_length` of linkerd2-proxy). `PathPrefix` would let `/charges` itself pass for `/charges/*`.
 */
export function linkerdPathMatch(pattern: PathPattern): LinkerdPathMatch {
  switch (pattern.form) {
    case "everything":
      return { type: "PathPrefix", value: "/" };
    case "exact":
      return { type: "Exact", value: pattern.path };
    case "below":
      return {
        type: "RegularExpression",
        value: `${escapeExpression(pattern.prefix)}${belowSegment}?(?:/${belowSegment}?)*`,
      };
    case "template":
      return { type: "RegularExpression", value: `/${pattern.segments.map(segmentExpression).join("/")}` };
    case "ending":
      return { type: "RegularExpression", value: `.*${escapeExpression(pattern.suffix)}` };
  }
}

function segmentExpression(segment: string): string {
  return segment === anySegment ? templateSegment : escapeExpression(segment);
}
