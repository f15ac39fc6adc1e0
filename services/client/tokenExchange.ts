import { readFile } from "node:fs/promises";
import type { Clock } from "../middleware/src/core/clock";
import { ExpiringCache } from "../middleware/src/core/expiringCache";
import { callerOf, Refusal } from "../middleware/src/fastify";
import type { TokenSource } from "./tokenSource";

/** Where the caller's token is exchanged for one that the other service takes. */
export interface TokenExchange {
  /** The issuer's token endpoint. */
  readonly endpoint: URL;
  /** What the new token is for. */
  readonly audience: string;
  readonly clientId: string;
  /** A file with this service's secret at the issuer, read anew for each exchange. */
  readonly clientSecretFile: string;
}

/** Source: RFC 8693, sections 2.1 and 3. */
const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

const TIMEOUT_MS = 5_000;
/** How many exchanged tokens are remembered at once. */
const MAXIMUM_REMEMBERED = 10_000;
/** A token is not used in its last seconds, so that it is still good when it arrives. */
const MARGIN_SECONDS = 10;
/** By which an issuer says that it does not exchange this token. Sources: RFC 8693, section 2.2.2; RFC 6749, section 5.2. */
const REFUSED: readonly string[] = ["invalid_request", "invalid_target", "invalid_grant", "access_denied"];

/**
 * A token in the caller's name for another service, by token exchange (RFC 8693): the caller's own need not name it among its
 * audiences. It is used again for the same caller's token until it expires.
 */
export function exchangedToken(exchange: TokenExchange, clock: Clock): TokenSource {
  const known = new ExpiringCache<string>(clock, MAXIMUM_REMEMBERED);
  return async (request) => {
    const own = callerOf(request).bearerToken();
    const earlier = known.get(own);
    if (earlier !== undefined) return earlier;
    const { access_token: token, expires_in: seconds = 0 } = await exchanged(exchange, own);
    known.set(own, token, seconds - MARGIN_SECONDS);
    return token;
  };
}

async function exchanged({ endpoint, audience, clientId, clientSecretFile }: TokenExchange, subjectToken: string) {
  const oauth = await import("oauth4webapi");
  const secret = (await readFile(clientSecretFile, "utf8")).trim();
  const server = { issuer: endpoint.origin, token_endpoint: endpoint.href };
  const client = { client_id: clientId };
  const asked = { subject_token: subjectToken, subject_token_type: ACCESS_TOKEN, audience };
  try {
    const response = await oauth.genericTokenEndpointRequest(
      server,
      client,
      oauth.ClientSecretBasic(secret),
      TOKEN_EXCHANGE,
      new URLSearchParams(asked),
      // A plain URL gets past the settings in a mesh only, whose sidecar does TLS.
      { signal: AbortSignal.timeout(TIMEOUT_MS), [oauth.allowInsecureRequests]: endpoint.protocol === "http:" },
    );
    return await oauth.processGenericTokenEndpointResponse(server, client, response);
  } catch (error) {
    if (!(error instanceof oauth.ResponseBodyError) || !REFUSED.includes(error.error)) throw error;
    throw new Refusal(403, "token_not_exchanged", "the issuer gives no token for what this request leads to", {
      reason: `token_not_exchanged:${error.error}`,
    });
  }
}
