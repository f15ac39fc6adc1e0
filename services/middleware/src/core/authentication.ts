import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { headerValues } from "./headers";
import { type Authentication, type Check, callerOf } from "./passage";
import type { VerifyToken } from "./tokenVerifier";

/**
 * Checks the bearer token, if there is one, and notes what came of it; `requireCaller` turns callers down.
 *
 * The two are apart so that a rate limit between them counts by subject and still counts those who have none.
 */
export function identifyCaller(verify: VerifyToken): Check {
  return async (passage) => {
    passage.authentication = await authenticate(passage.request, verify);
  };
}

/** Lets nobody through without an accepted token: 401 without one, 403 with a bad one. */
export function requireCaller(): Check {
  return (passage) => {
    callerOf(passage);
  };
}

async function authenticate(request: IncomingMessage, verify: VerifyToken): Promise<Authentication> {
  // Of two Authorization headers Node.js keeps the first; a proxy before it may have judged the second.
  if (headerValues(request, "authorization").length > 1) return { outcome: "refused", fault: "malformed" };
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
