import type { Server } from "node:http";
import { type AuditLog, auditWriter } from "../middleware/src/core/auditEntry";
import { identifyCaller, requireCaller } from "../middleware/src/core/authentication";
import { type Clock, systemClock } from "../middleware/src/core/clock";
import { ConfigurationError } from "../middleware/src/core/environment";
import { limitHeaders } from "../middleware/src/core/limitHeaders";
import { type OperationalLog, operationalLog } from "../middleware/src/core/operationalLog";
import { identifyPeer } from "../middleware/src/core/peerIdentity";
import { limitPeers, limitRate } from "../middleware/src/core/rateLimit";
import { TokenBuckets } from "../middleware/src/core/tokenBuckets";
import { createTokenVerifier, type VerifyToken } from "../middleware/src/core/tokenVerifier";
import { audit } from "./audit";
import { RotatingCredentials } from "./credentials";
import { checked, compose, type Handler } from "./exchange";
import { answerHealth, healthReply, Readiness } from "./health";
import { httpServer, mutualTlsServer } from "./httpServer";
import { requestListener } from "./requestListener";
import { type Route, serveRoutes } from "./routes";
import type { ServiceConfiguration } from "./serviceConfiguration";
import { drain, IdleConnections } from "./shutdown";

/** What a service is. */
export interface ServiceDefinition {
  readonly name: string;
  readonly configuration: ServiceConfiguration;
  readonly routes: readonly Route[];
  /** For TLS, closed when the service stops; without them the service listens for plain HTTP from its sidecar. */
  readonly credentials?: RotatingCredentials;
}

/** What a service writes to and takes the time from; the process's own unless a test says otherwise. */
export interface ServiceSurroundings {
  readonly record?: AuditLog;
  readonly log?: OperationalLog;
  readonly clock?: Clock;
}

/** A service that takes requests. */
export interface RunningService {
  readonly port: number;
  /** Where health is answered over plain HTTP, if it is. */
  readonly healthPort: number | undefined;
  /** See `drain`. */
  stop(): Promise<void>;
}

/**
 * Starts a service: its routes behind mutual TLS or a mesh, tokens, rate limit and audit log.
 *
 * @throws ConfigurationError if a port cannot be had
 */
export async function startService(
  definition: ServiceDefinition,
  surroundings: ServiceSurroundings = {},
): Promise<RunningService> {
  const { name, configuration, credentials } = definition;
  const { record = auditWriter(), log = operationalLog(name), clock = systemClock } = surroundings;
  const readiness = new Readiness();
  const verify = await createTokenVerifier(configuration.tokens, { clock, log });
  const handler = guard(definition, readiness, verify, { record, log, clock });
  const behindSidecar = configuration.peers.source !== "tls";
  const listener = requestListener(handler, {
    maxBodyBytes: configuration.maxBodyBytes,
    secure: credentials !== undefined,
    behindSidecar,
    isDraining: () => readiness.isDraining,
  });
  const connectionAudit = { service: name, record, behindSidecar, clock };
  const server = credentials
    ? mutualTlsServer(listener, credentials, connectionAudit)
    : httpServer(listener, connectionAudit);
  const idle = new IdleConnections(server);
  const health = configuration.healthPort === undefined ? undefined : healthServer(readiness);

  const port = await listen(server, "PORT", configuration.port, configuration.host);
  const healthPort = health && (await listen(health, "HEALTH_PORT", configuration.healthPort ?? 0, configuration.host));
  readiness.start();
  log("listening", { port, healthPort });

  return {
    port,
    healthPort,
    stop: async () => {
      log("stopping");
      const finished = await drain(server, idle, readiness, configuration.shutdown);
      health?.close();
      health?.closeAllConnections();
      credentials?.close();
      log("stopped", { finished });
    },
  };
}

/**
 * The credentials that the configuration names; none in a mesh. One set serves the service and its clients.
 *
 * @throws ConfigurationError if they cannot be used
 */
export function openCredentials(
  { tls }: ServiceConfiguration,
  surroundings: { readonly log: OperationalLog; readonly clock?: Clock },
): RotatingCredentials | undefined {
  return tls && new RotatingCredentials(tls, surroundings);
}

/**
 * The routes of a service inside all of the middleware, outermost first. What costs little stands before what costs much: a
 * peer that is turned down, for its name or for how often it asks, causes no signature check.
 */
export function guard(
  { name, configuration, routes }: ServiceDefinition,
  readiness: Readiness,
  verify: VerifyToken,
  { record, log, clock }: Required<ServiceSurroundings>,
): Handler {
  const { peers, peerRateLimit, rateLimit, rolesClaim } = configuration;
  return compose(
    [
      answerHealth(readiness),
      audit(name, record, log, clock),
      checked(limitHeaders()),
      checked(identifyPeer(peers)),
      checked(limitPeers(peerRateLimit, new TokenBuckets(peerRateLimit, clock))),
      checked(identifyCaller(verify)),
      checked(limitRate(rateLimit, new TokenBuckets(rateLimit, clock))),
      checked(requireCaller()),
    ],
    serveRoutes(routes, rolesClaim),
  );
}

function healthServer(readiness: Readiness): Server {
  const handler: Handler = async ({ method, path }) => healthReply(method, path, readiness) ?? { status: 404 };
  const options = { maxBodyBytes: 0, secure: false, behindSidecar: false, isDraining: () => false };
  return httpServer(requestListener(handler, options));
}

function listen(server: Server, variable: string, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        new ConfigurationError("network", [{ name: variable, reason: `${port} cannot be had: ${error.message}` }]),
      ),
    );
    server.listen({ port, host }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
