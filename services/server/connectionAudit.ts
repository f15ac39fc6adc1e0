import type { Socket } from "node:net";
import type { FastifyServerOptions } from "fastify";
import type { AuditEntry, AuditLog } from "../middleware/src/core/auditEntry";
import type { Clock } from "../middleware/src/core/clock";
import { clientAddress } from "../middleware/src/core/remoteAddress";

/** Where a server reports connections that never became a request. */
export interface ConnectionAudit {
  readonly service: string;
  readonly record: AuditLog;
  /** Whether connections come from a sidecar, so that their address is not the client's. */
  readonly behindSidecar: boolean;
  readonly clock: Clock;
}

type ClientErrorHandler = NonNullable<FastifyServerOptions["clientErrorHandler"]>;

/** Answers what is not HTTP, or is too slow or too large to be read, and records it. */
export function refuseBrokenRequests(audit: ConnectionAudit): ClientErrorHandler {
  return (error, socket) => {
    const { remoteAddress } = socket;
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = statusOf(error.code);
    audit.record(refusedConnection(audit, remoteAddress, `http_refused:${error.code ?? "unknown"}`, status));
    socket.end(`HTTP/1.1 ${status} \r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  };
}

/** The entry about a connection that was closed, with what it was answered, if anything. */
export function refusedConnection(
  { service, behindSidecar, clock }: ConnectionAudit,
  remoteAddress: Socket["remoteAddress"],
  reason: string,
  status: number | null,
): AuditEntry {
  return {
    time: clock.now().toISOString(),
    service,
    event: "connection",
    decision: "deny",
    reason,
    subject: null,
    peer: null,
    address: behindSidecar ? null : clientAddress(remoteAddress),
    method: null,
    route: null,
    requestId: null,
    traceId: null,
    status,
    durationMs: null,
  };
}

/** Source: Node.js documentation, `http.Server` event `clientError`. */
function statusOf(code: string | undefined): number {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return 408;
  return code === "HPE_HEADER_OVERFLOW" ? 431 : 400;
}
