import type { IncomingMessage } from "node:http";
import type { Caller } from "./caller";
import { Refusal } from "./refusal";
import type { TokenFault } from "./tokenVerifier";

/** What became of the access token of a request. */
export type Authentication =
  | { readonly outcome: "absent" }
  | { readonly outcome: "refused"; readonly fault: TokenFault }
  | { readonly outcome: "accepted"; readonly caller: Caller };

/** A request on its way through the middleware, with what has been learnt about it so far. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** The caller's `x-request-id` if it is well formed, otherwise a new one. */
  readonly requestId: string;
  readonly method: string;
  /** The target without its query, as it was sent. */
  readonly path: string;
  /** The client's address: IPv4 in full, IPv6 by its /64 network. None behind a sidecar, see `AuditEntry`. */
  readonly address: string | null;
  /**
   * Reads the body.
   *
   * @throws Refusal 413 too large, 415 not JSON, 400 malformed
   */
  readonly json: () => Promise<unknown>;
  /** Headers that go out with the reply, whatever it will be. */
  readonly replyHeaders: Record<string, string>;
  /** The identity that mutual TLS proved: a URI such as `spiffe://…`, or a DNS name. */
  peer?: string;
  authentication: Authentication;
  /** The pattern that matched, such as `/orders/:id`. */
  route?: string;
  /** The parts of the path that the pattern names. */
  parameters: Readonly<Record<string, string>>;
  /** Why the caller may: `role:orders:write`, or `authenticated`. */
  grantedBy?: string;
}

/** What is answered. */
export interface Reply {
  readonly status: number;
  /** Becomes JSON; none for an empty body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers a request.
 *
 * @throws Refusal to turn it down
 */
export type Handler = (exchange: Exchange) => Promise<Reply>;

/** Puts something around a handler. */
export type Middleware = (next: Handler) => Handler;

/** The handler inside all of the middleware; the first is the outermost. */
export function compose(middleware: readonly Middleware[], handler: Handler): Handler {
  return middleware.reduceRight((inner, wrap) => wrap(inner), handler);
}

/**
 * The authenticated caller.
 *
 * @throws Refusal 401 without a token, 403 with one that was not accepted
 */
export function callerOf(exchange: Exchange): Caller {
  const { authentication } = exchange;
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
