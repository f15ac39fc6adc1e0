import type { Middleware, Reply } from "./exchange";

/** Whether a service wants requests. */
export class Readiness {
  private state: "starting" | "ready" | "draining" = "starting";

  start(): void {
    this.state = "ready";
  }

  drain(): void {
    this.state = "draining";
  }

  get isReady(): boolean {
    return this.state === "ready";
  }

  get isDraining(): boolean {
    return this.state === "draining";
  }
}

/**
 * Answers `GET /healthz` (the process runs) and `GET /readyz` (it wants requests), without a token and outside the audit
 * log; everything else goes on.
 */
export function answerHealth(readiness: Readiness): Middleware {
  return (next) => async (exchange) => healthReply(exchange.method, exchange.path, readiness) ?? next(exchange);
}

/** The reply, if the request asks for health or readiness. */
export function healthReply(method: string, path: string, readiness: Readiness): Reply | undefined {
  if (method !== "GET" && method !== "HEAD") return undefined;
  if (path === "/healthz") return { status: 200, body: { status: "ok" } };
  if (path !== "/readyz") return undefined;
  return readiness.isReady
    ? { status: 200, body: { status: "ready" } }
    : { status: 503, body: { status: "not ready" } };
}
