import type { IncomingMessage } from "node:http";
import type { Caller } from "./caller";
import { Refusal } from "./refusal";
import type { TokenFault } from "./tokenVerifier";

/** What became of the access token of a request. */
export type Authentication =
  | { readonly outcome: "absent" }
  | { readonly outcome: "refused"; readonly fault: TokenFault }
  | { readonly outcome: "accepted"; readonly caller: Caller };

/** A request on its way through the checks, with what has been learnt about it so far. */
export interface Passage {
  readonly request: IncomingMessage;
  /** The caller's `x-request-id` if it is well formed, otherwise a new one. */
  readonly requestId: string;
  readonly method: string;
  /** The client's address: IPv4 in full, IPv6 by its /64 network. None behind a sidecar, see `AuditEntry`. */
  address: string | null;
  /** Headers that go out with the reply, whatever it will be. */
  readonly replyHeaders: Record<string, string>;
  /** The identity that mutual TLS proved: a URI such as `spiffe://…`, or a DNS name. */
  peer?: string;
  /** Absent until the token was looked at. */
  authentication?: Authentication;
  /** Why the caller may: `role:orders:write`, or `authenticated`. */
  grantedBy?: string;
}

/**
 * Looks at a request, and notes what it learns.
 *
 * @throws Refusal to turn it down
 */
export type Check = (passage: Passage) => void | Promise<void>;

/**
 * The authenticated caller.
 *
 * @throws Refusal 401 without a token, 403 with one that was not accepted, 503 if it could not be checked; Error if no token
 * was ever looked for
 */
export function callerOf({ authentication }: Pick<Passage, "authentication">): Caller {
  if (authentication === undefined) {
    throw new Error(
      "the token of this request was not looked at; put authenticateToken before whatever needs its caller",
    );
  }
  if (authentication.outcome === "accepted") return authentication.caller;
  if (authentication.outcome === "absent") {
    throw new Refusal(401, "token_required", "a bearer token is required", {
      headers: { "www-authenticate": "Bearer" },
    });
  }
  if (authentication.fault === "keys_unavailable") {
    throw new Refusal(503, "keys_unavailable", "tokens cannot be checked at the moment", {
      headers: { "retry-after": "5" },
    });
  }
  throw new Refusal(403, "token_refused", "the access token was not accepted", {
    reason: `token_${authentication.fault}`,
    headers: { "www-authenticate": 'Bearer error="invalid_token"' },
  });
}
