import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { type AuditOptions, keepAuditTrail } from "./core/auditTrail";
import { requireCaller } from "./core/authentication";
import { limitHeaders } from "./core/limitHeaders";
import { behindSidecar, limitCheck } from "./core/limits";
import { type OperationalLog, operationalLog } from "./core/operationalLog";
import type { Check } from "./core/passage";
import { identifyPeer, type PeerRules } from "./core/peerIdentity";
import { internalError, Refusal } from "./core/refusal";
import { grantToRole } from "./core/roles";
import type { RateLimit } from "./core/tokenBuckets";
import { type TokenSurroundings, tokenCheck } from "./core/tokenCheck";
import type { TokenRules } from "./core/tokenVerifier";
import { refuse, trackedPassage } from "./core/tracked";
import { refusalOf } from "./fastifyErrors";

export { type Problem, Refusal } from "./core/refusal";
export { callerOf, peerOf, requestIdFor } from "./core/tracked";

/** What protects the routes of a Fastify instance. */
export interface ProtectionOptions extends AuditOptions, TokenSurroundings {
  /** What is left out comes from the environment, see `authenticateToken`. */
  readonly tokens?: Partial<TokenRules>;
  /**
   * Which peers may call, by mutual TLS of the server or of a mesh.
   *
   * @default whoever can connect
   */
  readonly peers?: PeerRules;
  /**
   * How much one peer may pass on before its tokens are looked at.
   *
   * @default 5000 requests in 60 seconds
   */
  readonly peerRateLimit?: RateLimit;
  /**
   * How much one caller may ask.
   *
   * @default 100 requests in 60 seconds
   */
  readonly rateLimit?: RateLimit;
}

const DEFAULT_PEER_RATE_LIMIT: RateLimit = { requests: 5000, windowSeconds: 60 };
const DEFAULT_RATE_LIMIT: RateLimit = { requests: 100, windowSeconds: 60 };

/** A hook for one route or many, such as `onRequest` or `preHandler`. */
export type FastifyHook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/**
 * A plugin for Fastify 5 that lets on who has an access token that the rules accept: 401 without one, 403 with a bad one, 403 for
 * a peer that may not call, 429 with `Retry-After` for who asks too often, and a line in the audit log for each.
 *
 * It covers all routes of the instance that it is registered on, those that do not exist among them. To leave out some, such
 * as health, register it on a scope: `app.register(async (scope) => { await scope.register(protection, …); … })`.
 *
 * @throws ConfigurationError with everything that is wrong or missing
 */
export const protection: FastifyPluginAsync<ProtectionOptions> = async (app, options) => {
  const checks = checksOf(options);
  app.addHook("onRequest", auditLog(options));
  app.addHook("onRequest", async (request, reply) => {
    const passage = trackedPassage(request.raw, request.ip);
    return answer(reply, request, async () => {
      for (const check of checks) {
        // Most know at once, and waiting costs.
        const checking = check(passage);
        if (checking) await checking;
      }
    });
  });
};

// So that the hook covers the instance that registers the plugin, not one of the plugin's own (Fastify, "Plugins").
Object.assign(protection, {
  [Symbol.for("skip-override")]: true,
  [Symbol.for("fastify.display-name")]: "secure-microservice",
});

/**
 * A hook that lets on callers whose token has the role, and answers 403 to others: `{ onRequest: requireRole("admin") }`.
 *
 * @param claim the claim with the roles, with dots leading into nested ones: `realm_access.roles`
 */
export function requireRole(role: string, claim = "roles"): FastifyHook {
  if (typeof role !== "string")
    throw new TypeError('requireRole makes a hook and is none itself; write requireRole("…")');
  const check = grantToRole(role, claim);
  return (request, reply) => answer(reply, request, async () => check(trackedPassage(request.raw, request.ip)));
}

/**
 * A hook that has one line written for each request. `protection` brings it; by itself it belongs before hooks that turn
 * requests down ahead of `protection`, such as one that sheds load.
 */
export function auditLog(options: AuditOptions): FastifyHook {
  return async (request, reply) => {
    const passage = trackedPassage(request.raw, request.ip);
    keepAuditTrail(passage, reply.raw, () => request.routeOptions.url, options);
  };
}

/**
 * An error handler, for `app.setErrorHandler`, that answers problem details (RFC 9457): to a `Refusal` that a handler throws and
 * to what Fastify itself turns down, such as a body that is too large or that its schema does not allow. Of any other error
 * the client learns nothing but that it was one.
 *
 * @param log told of those other errors; by default one line of JSON on standard error
 */
export function answerProblems(
  log: OperationalLog = operationalLog("requests"),
): (error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (error, request, reply) => {
    const passage = trackedPassage(request.raw, request.ip);
    const known = error instanceof Refusal ? error : refusalOf(error);
    if (!known) log("unexpected_error", { requestId: passage.requestId, error: error.stack ?? error.message });
    return answerWith(reply, request, known ?? internalError());
  };
}

/** In this order a peer that is turned down causes no signature check. */
function checksOf(options: ProtectionOptions): Check[] {
  const { tokens = {}, peers, peerRateLimit, rateLimit, ...surroundings } = options;
  const { clock } = surroundings;
  return [
    limitHeaders(),
    ...(peers ? [peers.source === "tls" ? identifyPeer(peers) : behindSidecar(identifyPeer(peers))] : []),
    limitCheck(peerRateLimit ?? DEFAULT_PEER_RATE_LIMIT, clock),
    tokenCheck(tokens, surroundings),
    limitCheck(rateLimit ?? DEFAULT_RATE_LIMIT, clock),
    requireCaller(),
  ];
}

/** Answers with the refusal, if there is one; Fastify's error handler has what else went wrong. */
async function answer(reply: FastifyReply, request: FastifyRequest, check: () => Promise<void>): Promise<unknown> {
  const passage = trackedPassage(request.raw, request.ip);
  try {
    await check();
    reply.headers(passage.replyHeaders);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return answerWith(reply, request, error);
  }
}

function answerWith(reply: FastifyReply, request: FastifyRequest, refusal: Refusal): FastifyReply {
  const { status, headers, body } = refuse(trackedPassage(request.raw, request.ip), refusal);
  return reply.code(status).headers(headers).send(body);
}
