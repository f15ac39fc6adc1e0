import { networkInterfaces } from "node:os";
import fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { type AuditLog, auditWriter } from "../middleware/src/core/auditEntry";
import { type Clock, systemClock } from "../middleware/src/core/clock";
import { ConfigurationError } from "../middleware/src/core/environment";
import { createApplication, type ServiceDefinition } from "./application";
import { RotatingCredentials } from "./credentials";
import { healthRoutes, Readiness } from "./health";
import { httpServer } from "./httpServer";
import { operational, serviceLog } from "./log";
import type { ServiceConfiguration } from "./serviceConfiguration";
import { drain, IdleConnections } from "./shutdown";

/** What a service writes to and takes the time from; the process's own unless a test says otherwise. */
export interface ServiceSurroundings {
  readonly record?: AuditLog;
  readonly logger?: FastifyBaseLogger;
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
  { record = auditWriter(), logger = serviceLog(definition.name), clock = systemClock }: ServiceSurroundings = {},
): Promise<RunningService> {
  const { configuration, credentials } = definition;
  const { host = allAddresses(), shutdown } = configuration;
  const readiness = new Readiness();
  const app = await createApplication(definition, readiness, { record, logger, clock });
  const idle = new IdleConnections(app.server);
  const health = configuration.healthPort === undefined ? undefined : await healthApplication(readiness);

  const port = await listen(app, "PORT", configuration.port, host);
  const healthPort = health && (await listen(health, "HEALTH_PORT", configuration.healthPort ?? 0, host));
  readiness.start();
  logger.info({ port, healthPort }, "listening");

  return {
    port,
    healthPort,
    stop: async () => {
      logger.info("stopping");
      const finished = await drain(app, idle, readiness, shutdown);
      health?.server.closeAllConnections();
      await health?.close();
      credentials?.close();
      logger.info({ finished }, "stopped");
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
  { logger, clock }: { readonly logger: FastifyBaseLogger; readonly clock?: Clock },
): RotatingCredentials | undefined {
  return tls && new RotatingCredentials(tls, { log: operational(logger), ...(clock && { clock }) });
}

async function healthApplication(readiness: Readiness): Promise<FastifyInstance> {
  const app = fastify({ serverFactory: (listener) => httpServer(listener) });
  await app.register(healthRoutes(readiness));
  return app;
}

async function listen(app: FastifyInstance, variable: string, port: number, host: string): Promise<number> {
  try {
    await app.listen({ port, host, listenTextResolver: (address) => `listening at ${address}` });
  } catch (error) {
    const reason = `${port} cannot be had: ${error instanceof Error ? error.message : error}`;
    throw new ConfigurationError("network", [{ name: variable, reason }]);
  }
  const address = app.server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** Of IPv6, which takes IPv4 too, where the machine has it. */
function allAddresses(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return addresses.some(({ family }) => family === "IPv6") ? "::" : "0.0.0.0";
}
