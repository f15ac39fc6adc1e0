import type { FastifyRequest } from "fastify";
import { Refusal } from "../middleware/src/core/refusal";

/**
 * The caller's `Idempotency-Key`, with or without the quotes of a structured field string.
 * Source: Internet-Draft draft-ietf-httpapi-idempotency-key-header-06, sections 2.1 and 2.7.
 *
 * @throws Refusal 400 if there is none
 */
export function idempotencyKeyOf({ headers }: Pick<FastifyRequest, "headers">): string {
  const header = headers["idempotency-key"];
  const key = typeof header === "string" ? /^(?:"([\w.:-]{1,64})"|([\w.:-]{1,64}))$/.exec(header) : null;
  const value = key?.[1] ?? key?.[2];
  if (value !== undefined) return value;
  throw new Refusal(
    400,
    "idempotency_key_required",
    "an Idempotency-Key of 1 to 64 letters, digits or . : _ - is required",
  );
}
