import { type Clock, systemClock } from "./clock";
import type { Exchange, Middleware } from "./exchange";
import { jsonLine } from "./jsonLine";
import type { OperationalLog } from "./operationalLog";
import { Refusal } from "./refusal";

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
  readonly status: number | null;
  readonly durationMs: number | null;
}

/** Takes one entry. */
export type AuditLog = (entry: AuditEntry) => void;

/** Longest text of an entry that others choose: subjects and peer names. */
const MAXIMUM_NAME_LENGTH = 256;

/** One JSON line for each entry, see `jsonLine`; on standard output unless `write` says otherwise. */
export function auditLog(write: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): AuditLog {
  return (entry) => write(jsonLine(entry));
}

/**
 * Records the decision about every request that passes, before the answer is sent, and turns what was thrown into a
 * reply. An error that is no `Refusal` becomes a bare 500; its stack goes to the operational log.
 */
export function audit(service: string, record: AuditLog, log: OperationalLog, clock: Clock = systemClock): Middleware {
  return (next) => async (exchange) => {
    const started = clock.monotonic();
    const entry = (decision: AuditEntry["decision"], reason: string, status: number): AuditEntry => ({
      time: clock.now().toISOString(),
      service,
      event: "request",
      decision,
      reason,
      ...whoAndWhat(exchange),
      status,
      durationMs: Math.round((clock.monotonic() - started) * 1000) / 1000,
    });
    try {
      const reply = await next(exchange);
      record(entry("allow", exchange.grantedBy ?? "authenticated", reply.status));
      return reply;
    } catch (error) {
      const refusal = asRefusal(error, exchange, log);
      record(entry("deny", refusal.reason, refusal.status));
      return refusal.toReply();
    }
  };
}

function asRefusal(error: unknown, { requestId }: Exchange, log: OperationalLog): Refusal {
  if (error instanceof Refusal) return error;
  log("unexpected_error", {
    requestId,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return new Refusal(500, "internal_error", "something went wrong; the request id tells the operators what");
}

function whoAndWhat(
  exchange: Exchange,
): Pick<AuditEntry, "subject" | "peer" | "address" | "method" | "route" | "requestId"> {
  const { authentication, peer, address, method, route, requestId } = exchange;
  const subject = authentication.outcome === "accepted" ? authentication.caller.subject : null;
  return {
    subject: subject?.slice(0, MAXIMUM_NAME_LENGTH) ?? null,
    peer: peer?.slice(0, MAXIMUM_NAME_LENGTH) ?? null,
    address,
    method,
    route: route ?? null,
    requestId,
  };
}
