/**
 * One `key=value` pair, the value bare or in double quotes with `\` before a quote or a backslash in it, and what follows:
 * `;` and the next pair, `,` and the next element, or the end. White space may be beside a comma, where Node.js joins
 * several headers of one name.
 */
const PAIR = /([A-Za-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*))(;|\s*,\s*|\s*$)/sy;

/**
 * The identity of the immediate peer in Envoy's `x-forwarded-client-cert`: the one `URI` of the last element, which is the
 * one that the sidecar appended. What stands before it the client may have written.
 *
 * Nothing, if any part of the header is malformed: an open quote of the client's would take the sidecar's element in. Nothing
 * either if the last element has no URI or several, as a certificate for a service has exactly one.
 *
 * Sources: Envoy documentation, "HTTP header manipulation", x-forwarded-client-cert, and its
 * `ConnectionManagerUtility::mutateXfccRequestHeader`, which appends after a comma and quotes subjects by RFC 2253, so that
 * a quote in one is escaped; SPIFFE, "X.509-SVID", section 2.
 */
export function forwardedPeerUri(header: string): string | undefined {
  const pair = new RegExp(PAIR);
  let uris: string[] = [];
  for (;;) {
    const match = pair.exec(header);
    if (!match) return undefined;
    const [, key = "", quoted, bare = "", end = ""] = match;
    if (key.toLowerCase() === "uri") uris.push(quoted?.replace(/\\(.)/gs, "$1") ?? bare);
    if (end.includes(",")) uris = [];
    else if (end !== ";") break;
  }
  return uris.length === 1 && uris[0] !== "" ? uris[0] : undefined;
}
