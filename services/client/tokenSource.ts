import { readFile } from "node:fs/promises";
import type { FastifyRequest } from "fastify";
import { callerOf } from "../middleware/src/core/tracked";

/** Where the token of an outgoing call comes from. */
export type TokenSource = (request: FastifyRequest) => Promise<string>;

/** The caller's own: the other service sees who asked, and needs to be among the token's audiences. */
export const callersToken: TokenSource = async (request) => callerOf(request).bearerToken();

/** This service's own, read anew for each call, such as a projected service account token that the kubelet renews. */
export function tokenFromFile(path: string): TokenSource {
  return async () => (await readFile(path, "utf8")).trim();
}
