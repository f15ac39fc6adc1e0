/**
 * The identity of the immediate peer in Envoy's `x-forwarded-client-cert`: the `URI` of the last element, which the
 * sidecar itself appended. Elements are separated by commas, their `key=value` pairs by semicolons; a value in double
 * quotes may contain both. Source: Envoy documentation, "HTTP header manipulation", x-forwarded-client-cert.
 */
export function forwardedPeerUri(header: string): string | undefined {
  const immediate = splitOutsideQuotes(header, ",").at(-1) ?? "";
  const pairs = splitOutsideQuotes(immediate, ";").map((pair) => /^\s*([^=]+)=(.*)$/s.exec(pair));
  const value = pairs.find((pair) => pair?.[1]?.toLowerCase() === "uri")?.[2]?.trim();
  return value?.replace(/^"(.*)"$/s, "$1").replaceAll('\\"', '"') || undefined;
}

function splitOutsideQuotes(text: string, separator: "," | ";"): string[] {
  const parts = [""];
  let quoted = false;
  let escaped = false;
  for (const character of text) {
    if (character === '"' && !escaped) quoted = !quoted;
    escaped = quoted && character === "\\" && !escaped;
    if (character === separator && !quoted) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}
