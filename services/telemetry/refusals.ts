import { metrics, trace } from "@opentelemetry/api";
import type { AuditLog } from "../middleware/src/core/auditEntry";

/**
 * The same log, with each refusal counted on its way, by status and reason, in `service.refusals`: of 401, 403 and 429 as of all
 * others. Without telemetry nobody counts.
 */
export function countRefusals(record: AuditLog): AuditLog {
  const refusals = metrics.getMeter("secure-microservice").createCounter("service.refusals", {
    description: "Requests and connections that were turned down",
    unit: "{refusal}",
  });
  return (entry) => {
    if (entry.decision === "deny") {
      refusals.add(1, { "http.response.status_code": entry.status ?? 0, reason: entry.reason });
    }
    record(entry);
  };
}

/** The trace that what is going on belongs to; none without telemetry. */
export function activeTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}
