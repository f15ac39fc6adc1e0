import { type Environment, EnvironmentReader } from "../middleware/src/core/environment";
import { openRecords } from "../records";
import {
  openCredentials,
  type RunningService,
  readServiceConfiguration,
  type ServiceSurroundings,
  serviceLog,
  startService,
} from "../server";
import type { Charge } from "./charge";
import { paymentRoutes } from "./routes";

/**
 * Starts payments, which charges: `POST /charges` (role `payments:charge`, with an `Idempotency-Key`) and
 * `GET /charges/:id`. Its settings are those of `readServiceConfiguration`.
 *
 * @throws ConfigurationError with everything that is wrong with the environment
 */
export async function startPayments(
  environment: Environment,
  surroundings: ServiceSurroundings = {},
): Promise<RunningService> {
  const { logger = serviceLog("payments"), clock } = surroundings;
  const reader = new EnvironmentReader(environment);
  const configuration = readServiceConfiguration(reader, clock);
  reader.finish("payments");

  const credentials = openCredentials(configuration, { logger, ...(clock && { clock }) });
  const routes = paymentRoutes(openRecords<Charge>(configuration.records, "charges"), configuration.rolesClaim);
  return startService(
    { name: "payments", configuration, routes, ...(credentials && { credentials }) },
    { ...surroundings, logger },
  );
}
