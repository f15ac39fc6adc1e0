import {
  type Environment,
  EnvironmentReader,
  openCredentials,
  operationalLog,
  type RunningService,
  readServiceConfiguration,
  type ServiceSurroundings,
  startService,
} from "../framework";
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
  const { log = operationalLog("payments"), clock } = surroundings;
  const reader = new EnvironmentReader(environment);
  const configuration = readServiceConfiguration(reader, clock);
  reader.finish("payments");

  const credentials = openCredentials(configuration, { log, ...(clock && { clock }) });
  return startService(
    { name: "payments", configuration, routes: paymentRoutes(), ...(credentials && { credentials }) },
    { ...surroundings, log },
  );
}
