import fastifyHelmet from "@fastify/helmet";
import fastifyUnderPressure from "@fastify/under-pressure";
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyPluginAsync, LogController } from "fastify";
import type { AuditLog } from "../middleware/src/core/auditEntry";
import type { Clock } from "../middleware/src/core/clock";
import { Refusal } from "../middleware/src/core/refusal";
import { requestIdFor } from "../middleware/src/core/tracked";
import { answerProblems, auditLog, protection } from "../middleware/src/fastify";
import { activeTraceId, countRefusals } from "../telemetry";
import { refuseBrokenRequests } from "./connectionAudit";
import type { RotatingCredentials } from "./credentials";
import { healthRoutes, type Readiness } from "./health";
import { httpServer, mutualTlsServer } from "./httpServer";
import { operational } from "./log";
import { boundUnwantedBodies } from "./requestBodies";
import type { ServiceConfiguration } from "./serviceConfiguration";

/** What a service is. */
export interface ServiceDefinition {
  readonly name: string;
  readonly configuration: ServiceConfiguration;
  /** What it answers to callers with an accepted token. */
  readonly routes: FastifyPluginAsync;
  /** For TLS, closed when the service stops; without them the service listens for plain HTTP from its sidecar. */
  readonly credentials?: RotatingCredentials;
}

/** Where a service writes, and how it tells the time. */
export interface Outlets {
  readonly record: AuditLog;
  readonly logger: FastifyBaseLogger;
  readonly clock: Clock;
}

/** How far the event loop may lag behind, on average over a second, before requests are turned down; as @fastify/under-pressure shows. */
const LONGEST_EVENT_LOOP_DELAY_MS = 1_000;

/** One year, the least that OWASP's HTTP Strict Transport Security Cheat Sheet recommends. */
const STRICT_TRANSPORT_SECURITY = { maxAge: 31_536_000, includeSubDomains: true } as const;

/**
 * The application of a service: health without a token, and its routes behind everything that protects them, from the outside
 * in. What costs little stands before what costs much.
 */
export async function createApplication(
  definition: ServiceDefinition,
  readiness: Readiness,
  { record, ...others }: Outlets,
): Promise<FastifyInstance> {
  const outlets = { record: countRefusals(record), ...others };
  const app = bareApplication(definition, outlets);
  await sendSecurityHeaders(app, definition.credentials !== undefined);
  closeConnectionsWhenDraining(app, readiness);
  boundUnwantedBodies(app);
  app.removeContentTypeParser("text/plain");
  await app.register(healthRoutes(readiness));
  await app.register(protectedRoutes(definition, outlets));
  return app;
}

function bareApplication(
  { name, configuration, credentials }: ServiceDefinition,
  { record, logger, clock }: Outlets,
): FastifyInstance {
  const behindSidecar = configuration.peers.source !== "tls";
  const audit = { service: name, record, behindSidecar, clock };
  const answer = answerProblems(operational(logger));
  const startAudit = auditLog(audit);
  return fastify({
    serverFactory: (listener) => (credentials ? mutualTlsServer(listener, credentials, audit) : httpServer(listener)),
    loggerInstance: logger,
    // The audit log has a line for each request.
    childLoggerFactory: (parent) => parent,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => requestIdFor(request),
    bodyLimit: configuration.maxBodyBytes,
    // A body is taken as it is or not at all: nothing is converted, filled in or left out.
    ajv: { customOptions: { allErrors: true, coerceTypes: false, removeAdditional: false, useDefaults: false } },
    clientErrorHandler: refuseBrokenRequests(audit),
    frameworkErrors: (error, request, reply) => {
      startAudit(request, reply).then(() => answer(error, request, reply));
    },
  });
}

/**
 * For answers that are JSON and never a page.
 * Source: OWASP REST Security Cheat Sheet, "Security Headers".
 */
async function sendSecurityHeaders(app: FastifyInstance, isTls: boolean): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: isTls ? STRICT_TRANSPORT_SECURITY : false,
    // Of pages and of browsers long gone.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  app.addHook("onRequest", (_request, reply, done) => {
    reply.header("cache-control", "no-store");
    done();
  });
}

function closeConnectionsWhenDraining(app: FastifyInstance, readiness: Readiness): void {
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (readiness.isDraining) reply.header("connection", "close");
    done(null, payload);
  });
}

function protectedRoutes(
  { name, configuration, routes }: ServiceDefinition,
  { record, logger, clock }: Outlets,
): FastifyPluginAsync {
  const { peers, peerRateLimit, rateLimit, tokens } = configuration;
  const log = operational(logger);
  return async (app) => {
    app.setErrorHandler(answerProblems(log));
    app.addHook("onRequest", auditLog({ service: name, record, traceId: activeTraceId, clock }));
    await app.register(fastifyUnderPressure, {
      maxEventLoopDelay: LONGEST_EVENT_LOOP_DELAY_MS,
      pressureHandler: () => {
        throw new Refusal(503, "overloaded", "the service is overloaded", { headers: { "retry-after": "10" } });
      },
    });
    const surroundings = { environment: {}, log, clock };
    await app.register(protection, { service: name, record, peers, peerRateLimit, rateLimit, tokens, ...surroundings });
    app.setNotFoundHandler(async () => {
      throw new Refusal(404, "not_found", "there is nothing here", { reason: "unknown_route" });
    });
    await app.register(routes);
  };
}
