import type { Check, Passage } from "../middleware/src/core/passage";

/** A request on its way through the middleware. */
export interface Exchange extends Passage {
  /** The target without its query, as it was sent. */
  readonly path: string;
  /**
   * Reads the body.
   *
   * @throws Refusal 413 too large, 415 not JSON, 400 malformed
   */
  readonly json: () => Promise<unknown>;
  /** The pattern that matched, such as `/orders/:id`. */
  route?: string;
  /** The parts of the path that the pattern names. */
  parameters: Readonly<Record<string, string>>;
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

/** Lets a request on once it has passed the check. */
export function checked(check: Check): Middleware {
  return (next) => async (exchange) => {
    await check(exchange);
    return next(exchange);
  };
}
