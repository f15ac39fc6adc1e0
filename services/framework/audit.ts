import { type AuditEntry, type AuditLog, whoAndWhat } from "../middleware/src/core/auditEntry";
import { type Clock, systemClock } from "../middleware/src/core/clock";
import type { OperationalLog } from "../middleware/src/core/operationalLog";
import { Refusal } from "../middleware/src/core/refusal";
import type { Exchange, Middleware, Reply } from "./exchange";

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
      ...whoAndWhat(exchange, exchange.route),
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
      return replyOf(refusal);
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

function replyOf({ status, code, message, headers, problems }: Refusal): Reply {
  return { status, headers, body: { error: code, message, ...(problems.length > 0 && { problems }) } };
}
