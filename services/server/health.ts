import type { FastifyInstance, FastifyPluginAsync } from "fastify";

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

/** Answers `GET /healthz` (the process runs) and `GET /readyz` (it wants requests). */
export function healthRoutes(readiness: Readiness): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    app.get("/healthz", async () => ({ status: "ok" }));
    app.get("/readyz", async (_request, reply) =>
      readiness.isReady ? { status: "ready" } : reply.code(503).send({ status: "not ready" }),
    );
  };
}
