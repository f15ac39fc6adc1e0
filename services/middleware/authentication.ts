import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { type Authentication, callerOf, type Middleware } from "./exchange";
import type { VerifyToken } from "./tokenVerifier";

/**
 * Checks the bearer token, if there is one, and notes what came of it; `requireCaller` turns callers down.
 *
 * The two are apart so that a rate limit between them counts by subject and still counts those who have none.
 */
export function identifyCaller(verify: VerifyToken): Middleware {
  return (next) => async (exchange) => {
    exchange.authentication = await authenticate(exchange.request, verify);
    return next(exchange);
  };
}

/** Lets nobody through without an accepted token: 401 without one, 403 with a bad one. */
export function requireCaller(): Middleware {
  return (next) => async (exchange) => {
    callerOf(exchange);
    return next(exchange);
  };
}

async function authenticate(request: IncomingMessage, verify: VerifyToken): Promise<Authentication> {
  // Of two Authorization headers Node.js keeps the first; a proxy before it may have judged the second.
  if ((request.headersDistinct.authorization?.length ?? 0) > 1) return { outcome: "refused", fault: "malformed" };
  const token = bearerToken(request.headers);
  if (token === undefined) return { outcome: "absent" };
  const verdict = await verify(token);
  return "caller" in verdict
    ? { outcome: "accepted", caller: verdict.caller }
    : { outcome: "refused", fault: verdict.fault };
}

/** What follows the `Bearer` scheme, whose name has no case. Source: RFC 9110, section 11.1; RFC 6750, section 2.1. */
export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^bearer +(.+)$/i.exec(headers.authorization ?? "")?.[1]?.trim();
}
