import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Readiness } from "./health";

/** How long a service takes to stop; together less than the pod's `terminationGracePeriodSeconds`, 30 by default. */
export interface ShutdownTimes {
  /** Seconds in which it still takes requests, until everybody has seen that it is no longer ready. */
  readonly delaySeconds: number;
  /** Seconds for the requests that are still under way; then their connections are closed. */
  readonly timeoutSeconds: number;
}

/**
 * The connections of a server on which no request is under way. Node.js itself closes those that had one, and would wait
 * for those that never did, such as a load balancer's spare ones.
 */
export class IdleConnections {
  private readonly sockets = new Set<Socket>();

  constructor(server: Server) {
    const add = (socket: Socket): void => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    };
    const busy = ({ socket }: IncomingMessage, response: ServerResponse): void => {
      this.sockets.delete(socket);
      response.once("close", () => {
        if (!socket.destroyed) this.sockets.add(socket);
      });
    };
    // Of a TLS server the first sees the connection before TLS, which must not be closed under the second.
    if ("setSecureContext" in server) server.on("secureConnection", add);
    else server.on("connection", add);
    server.on("request", busy).on("checkContinue", busy);
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

/**
 * Stops a server: not ready, then no new connections, then wait for the requests under way.
 *
 * @returns whether all of them were finished in time
 */
export async function drain(
  app: FastifyInstance,
  idle: IdleConnections,
  readiness: Readiness,
  times: ShutdownTimes,
): Promise<boolean> {
  readiness.drain();
  await delay(times.delaySeconds * 1000);
  const closed = app.close().then((): true => true);
  idle.close();
  const patience = new AbortController();
  const expired = delay(times.timeoutSeconds * 1000, false, { signal: patience.signal }).catch(() => false);
  const finished = await Promise.race([closed, expired]);
  patience.abort();
  if (!finished) {
    app.server.closeAllConnections();
    await closed;
  }
  return finished;
}
