import type { FastifyInstance, HTTPMethods } from "fastify";
import { Refusal } from "../middleware/src/core/refusal";

const METHODS: readonly HTTPMethods[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Answers 405, with `Allow`, at the paths of routes by methods that none of them has. It belongs after the routes. */
export function refuseOtherMethods(app: FastifyInstance, paths: readonly string[]): void {
  for (const url of paths) {
    const [allowed, others] = [true, false].map((has) =>
      METHODS.filter((method) => app.hasRoute({ method, url }) === has),
    );
    const headers = { allow: (allowed ?? []).join(", ") };
    app.route({
      method: [...(others ?? [])],
      url,
      handler: async () => {
        throw new Refusal(405, "method_not_allowed", "this cannot be done here", { headers });
      },
    });
  }
}
