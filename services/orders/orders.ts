import {
  callersToken,
  type Environment,
  openCredentials,
  operationalLog,
  type RunningService,
  ServiceClient,
  type ServiceSurroundings,
  startService,
  tokenFromFile,
} from "../framework";
import { type OrdersConfiguration, readOrdersConfiguration } from "./configuration";
import { PaymentsClient } from "./paymentsClient";
import { orderRoutes } from "./routes";

/**
 * Starts orders, which takes orders and has payments charge for them: `POST /orders` (role `orders:write`) and
 * `GET /orders/:id`. Its settings are those of `readOrdersConfiguration`.
 *
 * With the caller's token passed on, the token must also name payments among its audiences and carry `payments:charge`.
 *
 * @throws ConfigurationError with everything that is wrong with the environment
 */
export async function startOrders(
  environment: Environment,
  surroundings: ServiceSurroundings = {},
): Promise<RunningService> {
  const { log = operationalLog("orders"), clock } = surroundings;
  const configuration = readOrdersConfiguration(environment, clock);
  const credentials = openCredentials(configuration, { log, ...(clock && { clock }) });
  const client = paymentsClient(configuration, credentials);
  const service = await startService(
    {
      name: "orders",
      configuration,
      routes: orderRoutes(new PaymentsClient(client, log)),
      ...(credentials && { credentials }),
    },
    { ...surroundings, log },
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
): ServiceClient {
  const { url, peers, tokenFile, timeoutMs, attempts } = payments;
  return new ServiceClient({
    baseUrl: url,
    token: tokenFile === undefined ? callersToken : tokenFromFile(tokenFile),
    timeoutMs,
    attempts,
    ...(credentials && { credentials }),
    ...(peers.length > 0 && { peers }),
  });
}
