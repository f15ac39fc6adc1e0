import { IncomingMessage, type ServerResponse } from "node:http";
import { type AuditOptions, keepAuditTrail } from "./core/auditTrail";
import { requireCaller } from "./core/authentication";
import type { Clock } from "./core/clock";
import { behindSidecar, limitCheck } from "./core/limits";
import { type OperationalLog, operationalLog } from "./core/operationalLog";
import type { Check } from "./core/passage";
import { type PeerRules, identifyPeer as peerCheck } from "./core/peerIdentity";
import { internalError, Refusal } from "./core/refusal";
import { grantToRole } from "./core/roles";
import type { RateLimit } from "./core/tokenBuckets";
import { type TokenSurroundings, tokenCheck } from "./core/tokenCheck";
import type { TokenRules } from "./core/tokenVerifier";
import { refuse, type Tracked, trackedPassage } from "./core/tracked";

/** Middleware for Express 4 and 5, and for whatever else takes a request, a response and `next`. */
export type ExpressMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Middleware for what went wrong in what stands before it. */
export type ExpressErrorMiddleware = (
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Lets on who has an access token that the rules accept, and answers 401 without one and 403 with a bad one; 503 while
 * tokens cannot be checked. `callerOf(request)` then says who it is.
 *
 * What the rules leave out comes from the environment: `ACCESS_TOKEN_SECRET`, or `JWKS_URI` or `JWKS`, for the keys, `JWT_ISSUER`
 * and `JWT_AUDIENCE`.
 *
 * @throws ConfigurationError with everything that is wrong or missing
 */
export const authenticateToken = maker(
  "authenticateToken",
  (rules: Partial<TokenRules> = {}, surroundings?: TokenSurroundings): ExpressMiddleware => {
    const [identify, admit] = [tokenCheck(rules, surroundings), requireCaller()];
    return middleware(async (passage) => {
      await identify(passage);
      await admit(passage);
    });
  },
);

/**
 * Lets on callers whose token has the role, and answers 403 to others. It belongs after `authenticateToken`.
 *
 * @param claim the claim with the roles, with dots leading into nested ones: `realm_access.roles`
 */
export const requireRole = maker(
  "requireRole",
  (role: string, claim: string = "roles"): ExpressMiddleware => middleware(grantToRole(role, claim)),
);

/** Lets on the peers that the rules name, and answers 403 to others. `peerOf(request)` then says which it is. */
export const identifyPeer = maker("identifyPeer", (rules: PeerRules): ExpressMiddleware => {
  const check = peerCheck(rules);
  return middleware(rules.source === "tls" ? check : behindSidecar(check));
});

/**
 * Answers 429, with `Retry-After`, to who asks too often.
 *
 * Before `authenticateToken` it counts peers, by what `identifyPeer` found or by `request.ip`, and whoever is over the limit
 * costs no signature check; after it, it counts callers, by the subject of the token. It counts in the memory of this process.
 *
 * @throws ConfigurationError if the limit is none
 */
export const rateLimit = maker(
  "rateLimit",
  (limit: RateLimit, surroundings: { readonly clock?: Clock } = {}): ExpressMiddleware =>
    middleware(limitCheck(limit, surroundings.clock)),
);

/** Has one line written for each request: who asked, for what, and how it was decided and why. It belongs before all others. */
export const auditLog = maker(
  "auditLog",
  (options: AuditOptions): ExpressMiddleware =>
    (request, response, next) => {
      keepAuditTrail(trackedPassage(request, ipOf(request)), response, () => routeOf(request), options);
      next();
    },
);

/**
 * Error middleware, for the end of an application, that answers problem details (RFC 9457): to a `Refusal` that a handler throws
 * and to what body parsers turn down. Of any other error the client learns nothing but that it was one.
 *
 * @param log told of those other errors; by default one line of JSON on standard error
 */
export function answerProblems(log: OperationalLog = operationalLog("requests")): ExpressErrorMiddleware {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const passage = trackedPassage(request, ipOf(request));
    const known = error instanceof Refusal ? error : refusalOf(error);
    if (!known) log("unexpected_error", { requestId: passage.requestId, error: stackOf(error) });
    answerWith(response, passage, known ?? internalError());
  };
}

/** Codes in place of those of body-parser, by its type. Source: its README, "Errors". */
const CODES: Readonly<Record<string, string>> = {
  "entity.parse.failed": "json_malformed",
  "entity.too.large": "body_too_large",
  "encoding.unsupported": "media_type_not_supported",
  "charset.unsupported": "media_type_not_supported",
};

/** An error of the client's, as `http-errors` marks those that it may be told of. */
function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !("expose" in error && error.expose === true && "status" in error)) return undefined;
  const { status } = error;
  if (typeof status !== "number" || status < 400 || status > 499) return undefined;
  const type = "type" in error ? String(error.type) : "";
  return new Refusal(status, CODES[type] ?? "request_refused", error.message);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function answerWith(response: ServerResponse, passage: Tracked, refusal: Refusal): void {
  const { status, headers, body } = refuse(passage, refusal);
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

function middleware(check: Check): ExpressMiddleware {
  return (request, response, next) => {
    const passage = trackedPassage(request, ipOf(request));
    Promise.resolve(passage)
      .then(check)
      .then(
        () => {
          for (const [name, value] of Object.entries(passage.replyHeaders)) response.setHeader(name, value);
          next();
        },
        (error) => {
          if (!(error instanceof Refusal)) return next(error);
          answerWith(response, passage, error);
        },
      )
      .catch(next);
  };
}

/**
 * The maker itself, except that it says so where it was given to Express in place of what it makes, as in
 * `app.use(requireRole)`: Express then calls it with a request, and would wait forever for it to go on.
 */
function maker<A extends unknown[]>(name: string, make: (...options: A) => ExpressMiddleware): typeof make {
  return (...options) => {
    const [request, , next] = options;
    if (!(request instanceof IncomingMessage)) return make(...options);
    const error = new TypeError(`${name} makes middleware and is none itself; write ${name}(...)`);
    if (typeof next !== "function") throw error;
    next(error);
    return (_request, _response, following) => following(error);
  };
}

function ipOf(request: IncomingMessage): string | undefined {
  return "ip" in request && typeof request.ip === "string" ? request.ip : undefined;
}

/** Express has the pattern of a route in `route.path`, and in `baseUrl` where its router is mounted. */
function routeOf(request: IncomingMessage): string | undefined {
  const route = "route" in request ? request.route : undefined;
  if (typeof route !== "object" || route === null || !("path" in route)) return undefined;
  const base = "baseUrl" in request && typeof request.baseUrl === "string" ? request.baseUrl : "";
  return `${base}${String(route.path)}`;
}
