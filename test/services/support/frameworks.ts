import { once } from "node:events";
import { createServer, type Server } from "node:http";
import express4 from "express4";
import express5 from "express5";
import fastify, { type FastifyInstance } from "fastify";
import {
  type AnyRequest,
  type AuditLog,
  auditLog,
  authenticateToken,
  type Clock,
  callerOf,
  type ExpressMiddleware,
  identifyPeer,
  type KeyFetch,
  type PeerRules,
  peerOf,
  type RateLimit,
  rateLimit,
  requireRole,
  type TokenRules,
} from "../../../services/middleware/src";
import * as fastifyMiddleware from "../../../services/middleware/src/fastify";

/** What protects an application. */
export interface Protection {
  readonly tokens: Partial<TokenRules>;
  readonly environment: Readonly<Record<string, string>>;
  readonly peers: PeerRules;
  readonly peerRateLimit: RateLimit;
  readonly rateLimit: RateLimit;
  readonly clock: Clock;
  readonly record: AuditLog;
  readonly log: (event: string) => void;
  readonly fetch: KeyFetch;
}

/** A server on a port of its own. */
export interface Application {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts an application, bare or protected whole. It says at `GET /orders/:id` which order was asked for and, protected, who by;
 * `POST /orders` then needs the role `orders:write`, and `GET /fails` has an error of its own.
 */
export type StartApplication = (protection?: Protection) => Promise<Application>;

export type Framework = "Express 4" | "Express 5" | "Fastify 5";

export const FRAMEWORKS: Readonly<Record<Framework, StartApplication>> = {
  "Express 4": (protection) => {
    const app = express4().set("env", "test");
    if (protection) app.use(...expressMiddleware(protection));
    app.get("/orders/:id", (request, response) => {
      response.json({ id: request.params.id, ...(protection && who(request)) });
    });
    app.post("/orders", ...roleGuards(protection), (_request, response) => {
      response.status(201).json({});
    });
    app.get("/fails", fail);
    return listening(createServer(app));
  },
  "Express 5": (protection) => {
    const app = express5().set("env", "test");
    if (protection) app.use(...expressMiddleware(protection));
    app.get("/orders/:id", (request, response) => {
      response.json({ id: request.params.id, ...(protection && who(request)) });
    });
    app.post("/orders", ...roleGuards(protection), (_request, response) => {
      response.status(201).json({});
    });
    app.get("/fails", fail);
    return listening(createServer(app));
  },
  "Fastify 5": async (protection) => {
    const app = fastify();
    if (protection) await app.register(fastifyMiddleware.protection, { service: "orders", ...protection });
    app.get<{ Params: { id: string } }>("/orders/:id", async (request) => ({
      id: request.params.id,
      ...(protection && who(request)),
    }));
    const guard = protection ? { onRequest: fastifyMiddleware.requireRole("orders:write") } : {};
    app.post("/orders", guard, async (_request, reply) => reply.code(201).send({}));
    app.get("/fails", async () => fail());
    return listeningFastify(app);
  },
};

function who(request: AnyRequest) {
  return { subject: callerOf(request).subject, peer: peerOf(request) };
}

function fail(): never {
  throw new Error("password=hunter2");
}

function roleGuards(protection: Protection | undefined): ExpressMiddleware[] {
  return protection ? [requireRole("orders:write")] : [];
}

function expressMiddleware(protection: Protection): ExpressMiddleware[] {
  const { tokens, peers, record, clock, peerRateLimit, rateLimit: callers, ...surroundings } = protection;
  return [
    auditLog({ service: "orders", record, clock }),
    identifyPeer(peers),
    rateLimit(peerRateLimit, { clock }),
    authenticateToken(tokens, { clock, ...surroundings }),
    rateLimit(callers, { clock }),
  ];
}

/** Any server, on a free port of its own. */
export async function listening(server: Server): Promise<Application> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export async function listeningFastify(app: FastifyInstance): Promise<Application> {
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  return {
    port: Number(new URL(url).port),
    stop: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}
