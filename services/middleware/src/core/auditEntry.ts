import { jsonLine } from "./jsonLine";
import type { Passage } from "./passage";

/** One decision, as the audit log records it. There is no field that could hold a token, a body or a query. */
export interface AuditEntry {
  /** ISO 8601. */
  readonly time: string;
  readonly service: string;
  /** `connection` for one that never became a request. */
  readonly event: "request" | "connection";
  readonly decision: "allow" | "deny";
  /** What allowed it (`role:orders:write`, `authenticated`) or why not (`token_expired`, `role_required:…`). */
  readonly reason: string;
  readonly subject: string | null;
  /** The identity that mutual TLS proved. */
  readonly peer: string | null;
  /**
   * Where the connection came from: IPv4 in full, IPv6 by its /64 network. Always `null` in a mesh, where connections come
   * from the service's own sidecar (istiod's cluster_builder.go binds 127.0.0.6 for all of them) and `x-forwarded-for` is what
   * the caller wrote. Istio's access log has the address, beside the request id.
   */
  readonly address: string | null;
  readonly method: string | null;
  /** The pattern of the route, never the path itself. */
  readonly route: string | null;
  readonly requestId: string | null;
  /** Of W3C Trace Context: 32 hexadecimal digits. */
  readonly traceId: string | null;
  readonly status: number | null;
  readonly durationMs: number | null;
}

/** Takes one entry. */
export type AuditLog = (entry: AuditEntry) => void;

/** Longest text of an entry that others choose: subjects and peer names. */
const MAXIMUM_NAME_LENGTH = 256;

/** One JSON line for each entry, see `jsonLine`; on standard output unless `write` says otherwise. */
export function auditWriter(write: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): AuditLog {
  return (entry) => write(jsonLine(entry));
}

/** What an entry says of the request itself. */
export function whoAndWhat(
  { authentication, peer, address, method, requestId }: Passage,
  route: string | undefined,
): Pick<AuditEntry, "subject" | "peer" | "address" | "method" | "route" | "requestId"> {
  const subject = authentication?.outcome === "accepted" ? authentication.caller.subject : null;
  return {
    subject: subject?.slice(0, MAXIMUM_NAME_LENGTH) ?? null,
    peer: peer?.slice(0, MAXIMUM_NAME_LENGTH) ?? null,
    address,
    method,
    route: route ?? null,
    requestId,
  };
}
