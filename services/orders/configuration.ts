import type { Clock } from "../middleware/src/core/clock";
import { type Environment, EnvironmentReader } from "../middleware/src/core/environment";
import { readServiceConfiguration, type ServiceConfiguration } from "../server";

/** What the environment says to orders. */
export interface OrdersConfiguration extends ServiceConfiguration {
  readonly payments: {
    readonly url: URL;
    /** Names that payments' certificate must have one of; empty for the host name of the URL. */
    readonly peers: readonly string[];
    /** Where orders' own token is, if it does not pass on the caller's. */
    readonly tokenFile?: string;
    readonly timeoutMs: number;
    readonly attempts: number;
  };
}

/** Stands in until the reader reports that there is no usable URL. */
const NO_URL = new URL("https://payments.invalid");

/**
 * Reads the settings of every service (`readServiceConfiguration`) and these:
 *
 * | variable | meaning | default |
 * |---|---|---|
 * | `PAYMENTS_URL` | where payments is: https without a mesh, http in one, whose sidecar does TLS; required | |
 * | `PAYMENTS_PEERS` | without a mesh: URIs or DNS names, one of which is in payments' certificate, separated by commas | the host of the URL |
 * | `PAYMENTS_TOKEN_FILE` | a file with orders' own token for payments | the caller's token is passed on |
 * | `PAYMENTS_TIMEOUT_MS` | milliseconds for one try | 2000 |
 * | `PAYMENTS_ATTEMPTS` | how often a charge is sent at most; 1 where the mesh repeats calls | 3 |
 *
 * @throws ConfigurationError with everything that is wrong
 */
export function readOrdersConfiguration(environment: Environment, clock?: Clock): OrdersConfiguration {
  const reader = new EnvironmentReader(environment);
  const service = readServiceConfiguration(reader, clock);
  const payments = readPayments(reader, service.peers.source !== "tls");
  reader.finish("orders");
  return { ...service, payments };
}

function readPayments(reader: EnvironmentReader, inMesh: boolean): OrdersConfiguration["payments"] {
  const expected = inMesh ? "an http URL, as the sidecar does TLS" : "an https URL";
  reader.required("PAYMENTS_URL", `${expected}, such as "${inMesh ? "http" : "https"}://payments.shop.svc:8080"`);
  const url = reader.url("PAYMENTS_URL", ({ protocol }) => protocol === (inMesh ? "http:" : "https:"), expected);
  const tokenFile = reader.optional("PAYMENTS_TOKEN_FILE");
  return {
    url: url ?? NO_URL,
    peers: reader.list("PAYMENTS_PEERS"),
    ...(tokenFile !== undefined && { tokenFile }),
    timeoutMs: reader.integer("PAYMENTS_TIMEOUT_MS", { default: 2_000, min: 1, max: 60_000 }),
    attempts: reader.integer("PAYMENTS_ATTEMPTS", { default: 3, min: 1, max: 10 }),
  };
}
