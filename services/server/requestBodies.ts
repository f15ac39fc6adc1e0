import type { FastifyInstance, FastifyRequest } from "fastify";

/** How much of a body that nobody wants is still read, so that the client sees the answer rather than a reset. */
const DISCARDED_BYTES = 1024 * 1024;

/**
 * Bodies that a request is turned down before: one whose client waits for `100 Continue` is not asked for, and of one that
 * comes all the same no more is read than `DISCARDED_BYTES`.
 */
export function boundUnwantedBodies(app: FastifyInstance): void {
  app.server.on("checkContinue", (request, response) => app.routing(request, response));
  const asked = new WeakSet<FastifyRequest>();
  app.addHook("preParsing", (request, reply, payload, done) => {
    if (expectsContinue(request)) {
      reply.raw.writeContinue();
      asked.add(request);
    }
    done(null, payload);
  });
  app.addHook("onSend", (request, reply, payload, done) => {
    // What follows on this connection cannot be told from the body.
    if (expectsContinue(request) && !asked.has(request)) reply.header("connection", "close");
    discardRest(request);
    done(null, payload);
  });
}

function expectsContinue({ headers }: FastifyRequest): boolean {
  return headers.expect?.toLowerCase() === "100-continue";
}

function discardRest({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  let bytes = 0;
  raw.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > DISCARDED_BYTES) raw.destroy();
  });
  raw.resume();
}
