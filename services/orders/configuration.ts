import type { TokenExchange } from "../client";
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
    /** Where the caller's token is exchanged for one for payments, if it is. */
    readonly tokenExchange?: TokenExchange;
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
 * | `PAYMENTS_TOKEN_URL` | the token endpoint at which the caller's token is exchanged for one for payments (RFC 8693) | |
 * | `PAYMENTS_TOKEN_AUDIENCE`, `PAYMENTS_TOKEN_CLIENT_ID`, `PAYMENTS_TOKEN_CLIENT_SECRET_FILE` | what it is exchanged for, and who asks; required with `PAYMENTS_TOKEN_URL` | |
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
  const tokenExchange = readTokenExchange(reader, inMesh);
  if (tokenFile !== undefined && tokenExchange) {
    reader.report(
      "PAYMENTS_TOKEN_FILE, PAYMENTS_TOKEN_URL",
      "are set together, but one token is sent; leave out one of them",
    );
  }
  return {
    url: url ?? NO_URL,
    peers: reader.list("PAYMENTS_PEERS"),
    ...(tokenFile !== undefined && { tokenFile }),
    ...(tokenExchange && { tokenExchange }),
    timeoutMs: reader.integer("PAYMENTS_TIMEOUT_MS", { default: 2_000, min: 1, max: 60_000 }),
    attempts: reader.integer("PAYMENTS_ATTEMPTS", { default: 3, min: 1, max: 10 }),
  };
}

function readTokenExchange(reader: EnvironmentReader, inMesh: boolean): TokenExchange | undefined {
  const isSafe = ({ protocol }: URL): boolean => protocol === "https:" || (protocol === "http:" && inMesh);
  const endpoint = reader.url("PAYMENTS_TOKEN_URL", isSafe, "an https URL (http only inside a mesh)");
  if (!endpoint) return undefined;
  return {
    endpoint,
    audience: reader.required("PAYMENTS_TOKEN_AUDIENCE", 'what the token is for, such as "payments"'),
    clientId: reader.required("PAYMENTS_TOKEN_CLIENT_ID", "the name of orders at the issuer"),
    clientSecretFile: reader.required("PAYMENTS_TOKEN_CLIENT_SECRET_FILE", "the file of its secret there"),
  };
}
