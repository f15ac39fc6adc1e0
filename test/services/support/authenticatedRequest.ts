import fastify, { type FastifyRequest } from "fastify";
import { protection } from "../../../services/middleware/src/fastify";
import { ISSUER, SECRET } from "./tokens";

/** A request that Fastify and the middleware have let through to its handler, with these headers. */
export async function authenticatedRequest(headers: Readonly<Record<string, string>>): Promise<FastifyRequest> {
  const app = fastify();
  const keys = { kind: "secret", secret: SECRET } as const;
  const tokens = { keys, issuer: ISSUER, audiences: ["orders"] };
  await app.register(protection, { service: "test", tokens, environment: {}, record: () => {} });
  let handled: FastifyRequest | undefined;
  app.get("/", async (request) => {
    handled = request;
    return {};
  });
  const { body } = await app.inject({ url: "/", headers });
  await app.close();
  if (!handled) throw new Error(`the request was turned down: ${body}`);
  return handled;
}
