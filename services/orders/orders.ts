import { callersToken, exchangedToken, ServiceClient, type TokenSource, tokenFromFile } from "../client";
import { type Clock, systemClock } from "../middleware/src/core/clock";
import type { Environment } from "../middleware/src/core/environment";
import { openRecords } from "../records";
import {
  openCredentials,
  operational,
  type RunningService,
  type ServiceSurroundings,
  serviceLog,
  startService,
} from "../server";
import { type OrdersConfiguration, readOrdersConfiguration } from "./configuration";
import type { OrderRecord } from "./order";
import { PaymentsClient } from "./paymentsClient";
import { orderRoutes } from "./routes";

/**
 * Starts orders, which takes orders and has payments charge for them: `POST /orders` (role `orders:write`, once
 * for each `Idempotency-Key` of a caller) and `GET /orders/:id`. Its settings are those of `readOrdersConfiguration`.
 *
 * With the caller's token passed on, the token must also name payments among its audiences and carry `payments:charge`.
 *
 * @throws ConfigurationError with everything that is wrong with the environment
 */
export async function startOrders(
  environment: Environment,
  surroundings: ServiceSurroundings = {},
): Promise<RunningService> {
  const { logger = serviceLog("orders"), clock = systemClock } = surroundings;
  const configuration = readOrdersConfiguration(environment, clock);
  const credentials = openCredentials(configuration, { logger, clock });
  const client = paymentsClient(configuration, credentials, clock);
  const orders = openRecords<OrderRecord>(configuration.records, "orders");
  const routes = orderRoutes(orders, new PaymentsClient(client, operational(logger)), configuration.rolesClaim);
  const service = await startService(
    { name: "orders", configuration, routes, ...(credentials && { credentials }) },
    { ...surroundings, logger },
  );
  return {
    ...service,
    stop: async () => {
      await service.stop();
      client.close();
    },
  };
}

function paymentsClient(
  { payments }: OrdersConfiguration,
  credentials: ReturnType<typeof openCredentials>,
  clock: Clock,
): ServiceClient {
  const { url, peers, timeoutMs, attempts } = payments;
  return new ServiceClient({
    baseUrl: url,
    token: tokenFor(payments, clock),
    timeoutMs,
    attempts,
    ...(credentials && { credentials }),
    ...(peers.length > 0 && { peers }),
  });
}

function tokenFor({ tokenFile, tokenExchange }: OrdersConfiguration["payments"], clock: Clock): TokenSource {
  if (tokenExchange) return exchangedToken(tokenExchange, clock);
  return tokenFile === undefined ? callersToken : tokenFromFile(tokenFile);
}
