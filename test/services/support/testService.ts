import type { FastifyPluginAsync } from "fastify";
import { EnvironmentReader } from "../../../services/middleware/src/core/environment";
import {
  type RunningService,
  readServiceConfiguration,
  type ServiceSurroundings,
  startService,
} from "../../../services/server";
import { environmentOf } from "./runningServices";
import { claimsAt, hmacToken } from "./tokens";

/** A service of these routes, behind everything that protects a service. */
export function startTestService(
  routes: FastifyPluginAsync,
  surroundings: ServiceSurroundings,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const reader = new EnvironmentReader(environmentOf("test", settings));
  const configuration = readServiceConfiguration(reader);
  reader.finish("test");
  return startService({ name: "test", configuration, routes }, surroundings);
}

/** Made when it is used: a run of all tests outlasts a token. */
export function freshToken(): string {
  return hmacToken(claimsAt(new Date(), { aud: "test" }));
}
