import { once } from "node:events";
import { createServer, type Server } from "node:http";
import express from "express5";
import fastify from "fastify";
import {
  auditLog,
  auditWriter,
  authenticateToken,
  identifyPeer,
  rateLimit,
  requireRole,
  type TokenRules,
} from "../services/middleware/src";
import { protection, requireRole as requireRoleHook } from "../services/middleware/src/fastify";

/** A server on a port of its own. */
export interface Application {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts an application that answers `GET /orders/:id`, bare or behind everything that the middleware has. */
export type StartApplication = (reply: object, rules?: Partial<TokenRules>) => Promise<Application>;

const PLENTY = { requests: 1_000_000, windowSeconds: 1 };
const PEERS = { source: "istio", allowed: [] } as const;
/** Lines are made and not written. */
const record = auditWriter(() => {});

export const FRAMEWORKS: Readonly<Record<string, StartApplication>> = {
  "Express 5": async (reply, rules) => {
    const app = express();
    if (rules) {
      app.use(auditLog({ service: "bench", record }), identifyPeer(PEERS), rateLimit(PLENTY));
      app.use(authenticateToken(rules), rateLimit(PLENTY), requireRole("orders:read"));
    }
    app.get("/orders/:id", (_request, response) => {
      response.json(reply);
    });
    return listening(createServer(app));
  },
  "Fastify 5": async (reply, rules) => {
    const app = fastify();
    if (rules) {
      const limits = { peerRateLimit: PLENTY, rateLimit: PLENTY };
      await app.register(protection, { service: "bench", record, peers: PEERS, tokens: rules, ...limits });
    }
    const guard = rules ? { onRequest: requireRoleHook("orders:read") } : {};
    app.get("/orders/:id", guard, async () => reply);
    const url = await app.listen({ port: 0, host: "127.0.0.1" });
    return { port: Number(new URL(url).port), stop: () => app.close() };
  },
};

/** A server on any free port of the loopback address. */
export async function listening(server: Server): Promise<Application> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    stop: async () => {
      server.close();
    },
  };
}
