import { randomUUID } from "node:crypto";

/**
 * The id under which a request is logged here and in the services it leads to: the caller's own if it is a short word,
 * otherwise a new one. The length is kept below that of any JSON Web Token, so that a token sent as an id is not logged.
 */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === "string" && /^[\w.:-]{1,64}$/.test(header) ? header : randomUUID();
}
