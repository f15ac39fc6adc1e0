import type { ServerResponse } from "node:http";
import { type AuditEntry, type AuditLog, auditWriter, whoAndWhat } from "./auditEntry";
import { type Clock, systemClock } from "./clock";
import type { Tracked } from "./tracked";

/** What the audit log is of, and where it goes. */
export interface AuditOptions {
  /** The name of the service, in every line. */
  readonly service: string;
  /** @default one line of JSON for each entry on standard output, see `auditWriter` */
  readonly record?: AuditLog;
  /**
   * The trace that a request belongs to, asked when it arrives, such as the one of OpenTelemetry's active span.
   *
   * @default the one that the request's `traceparent` names, as also where there is no active span
   */
  readonly traceId?: () => string | undefined;
  /** Given by tests. */
  readonly clock?: Clock;
}

/**
 * Has the decision about a request recorded once: before a refusal is answered, otherwise when the answer is out or the client
 * has gone. The request's id goes out with the answer. Asked again for the same request, it does nothing.
 *
 * @param route the pattern of the route, asked when the entry is made
 */
export function keepAuditTrail(
  passage: Tracked,
  response: ServerResponse,
  route: () => string | undefined,
  { service, record = auditWriter(), traceId, clock = systemClock }: AuditOptions,
): void {
  if (passage.isAudited) return;
  passage.isAudited = true;
  const started = clock.monotonic();
  const trace = traceId?.() ?? traceIdOf(passage.request.headers.traceparent) ?? null;
  passage.writeAuditLine = () => {
    passage.writeAuditLine = undefined;
    record({
      time: clock.now().toISOString(),
      service,
      event: "request",
      ...decision(passage, response),
      ...whoAndWhat(passage, route()),
      traceId: trace,
      durationMs: Math.round((clock.monotonic() - started) * 1000) / 1000,
    });
  };
  response.setHeader("x-request-id", passage.requestId);
  response.once("close", () => passage.writeAuditLine?.());
}

/** The trace id of a `traceparent`. Source: W3C Trace Context, section 3.2. */
function traceIdOf(traceparent: string | string[] | undefined): string | undefined {
  const [, id] = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/.exec(String(traceparent)) ?? [];
  return id === undefined || /^0+$/.test(id) ? undefined : id;
}

/** An answer of the application's own that turns the request down counts as a denial too. */
function decision(
  { refusal, grantedBy, authentication }: Tracked,
  { headersSent, statusCode }: ServerResponse,
): Pick<AuditEntry, "decision" | "reason" | "status"> {
  if (refusal) return { decision: "deny", reason: refusal.reason, status: refusal.status };
  if (!headersSent) return { decision: "deny", reason: "not_answered", status: null };
  if (statusCode >= 400) return { decision: "deny", reason: `answered_${statusCode}`, status: statusCode };
  const reason = grantedBy ?? (authentication?.outcome === "accepted" ? "authenticated" : "public");
  return { decision: "allow", reason, status: statusCode };
}
