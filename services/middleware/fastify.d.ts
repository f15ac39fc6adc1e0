export * from "./dist/fastify";
