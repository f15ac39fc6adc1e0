import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import express4 from "express4";
import express5 from "express5";
import fastify, { type preHandlerHookHandler } from "fastify";
import {
  auditLog,
  authenticateToken,
  ConfigurationError,
  callerOf,
  identifyPeer,
  rateLimit,
  requireRole,
} from "../../../services/middleware/src";
import { protection, requireRole as requireRoleHook } from "../../../services/middleware/src/fastify";
import { type Application, listening, listeningFastify } from "../support/frameworks";
import { SECRET } from "../support/tokens";

const makers: Readonly<Record<string, unknown>> = { authenticateToken, requireRole, identifyPeer, rateLimit, auditLog };
type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;
/** As JavaScript has it, where no compiler tells what is meant. */
const isHandler = (value: unknown): value is Handler => typeof value === "function";
const isHook = (value: unknown): value is preHandlerHookHandler => typeof value === "function";

/** What these tests need of Express, the same in both versions. */
interface ExpressApplication {
  (request: IncomingMessage, response: ServerResponse): void;
  set(name: string, value: string): unknown;
  use(handler: Handler): unknown;
  get(path: string, handler: Handler): unknown;
}
const EXPRESS: Readonly<Record<string, () => ExpressApplication>> = { "4": express4, "5": express5 };
/** Without its lines on the terminal about errors. */
const quiet = (express: () => ExpressApplication): ExpressApplication => {
  const app = express();
  app.set("env", "test");
  return app;
};

describe("middleware that is misused", () => {
  let application: Application;
  afterEach(() => application.stop());

  const answerOf = async (): Promise<[number, string]> => {
    const signal = AbortSignal.timeout(5_000);
    const response = await fetch(`http://127.0.0.1:${application.port}/`, { signal });
    return [response.status, await response.text()];
  };

  for (const [version, express] of Object.entries(EXPRESS)) {
    for (const [name, maker] of Object.entries(makers)) {
      it(`in Express ${version}, as app.use(${name}), is an error that says so and no request that hangs`, async () => {
        const app = quiet(express);
        assert.ok(isHandler(maker));
        app.use(maker);
        app.get("/", (_request, response) => response.end());
        application = await listening(createServer(app));
        const [status, text] = await answerOf();
        assert.equal(status, 500);
        assert.match(text, new RegExp(`${name} makes middleware and is none itself; write ${name}\\(\\.\\.\\.\\)`));
      });
    }

    it(`in Express ${version}, with a role but no token asked for, lets nobody on`, async () => {
      const app = quiet(express);
      app.use(requireRole("admin"));
      application = await listening(createServer(app));
      const [status, text] = await answerOf();
      assert.equal(status, 500);
      assert.match(text, /put authenticateToken before/);
    });

    it(`in Express ${version}, asked for a caller that nobody looked for, is an error`, async () => {
      const app = quiet(express);
      app.get("/", (request, response) => response.end(callerOf(request).subject));
      application = await listening(createServer(app));
      assert.equal((await answerOf())[0], 500);
    });
  }

  it("in Fastify, as preHandler: requireRole, is an error and no request that hangs", async () => {
    const app = fastify();
    const hook: unknown = requireRoleHook;
    assert.ok(isHook(hook));
    app.get("/", { preHandler: hook }, async () => ({}));
    application = await listeningFastify(app);
    const [status, text] = await answerOf();
    assert.equal(status, 500);
    assert.match(text, /requireRole makes a hook and is none itself/);
  });

  it("in Fastify, with a role but no token asked for, lets nobody on", async () => {
    const app = fastify();
    app.get("/", { onRequest: requireRoleHook("admin") }, async () => ({}));
    application = await listeningFastify(app);
    assert.equal((await answerOf())[0], 500);
  });
});

describe("middleware that is configured wrongly", () => {
  const problemsIn = (make: () => unknown): string[] => {
    try {
      make();
    } catch (error) {
      assert.ok(error instanceof ConfigurationError);
      return error.problems.map(({ name, reason }) => `${name} ${reason}`);
    }
    return [];
  };

  it("says everything that is missing before there is a request", () => {
    const problems = problemsIn(() => authenticateToken({}, { environment: {} }));
    assert.deepEqual(
      problems.map((problem) => problem.split(" ")[0]),
      ["ACCESS_TOKEN_SECRET", "JWT_ISSUER", "JWT_AUDIENCE"],
    );
  });

  it("needs nothing of the environment where the rules say it all", () => {
    const keys = { kind: "secret", secret: SECRET } as const;
    assert.deepEqual(
      problemsIn(() => authenticateToken({ keys, issuer: "a", audiences: ["b"] }, { environment: {} })),
      [],
    );
  });

  it("takes no keys over plain HTTP", () => {
    const environment = { JWKS_URI: "http://login.example.com/", JWT_ISSUER: "a", JWT_AUDIENCE: "b" };
    assert.match(problemsIn(() => authenticateToken({}, { environment })).join(), /JWKS_URI .* write an https URL/);
  });

  it("takes no limit that is none", () => {
    assert.deepEqual(
      problemsIn(() => rateLimit({ requests: 0, windowSeconds: Number.NaN })),
      ["requests is 0; write a whole number of at least 1", "windowSeconds is NaN; write a whole number of at least 1"],
    );
  });

  it("keeps a Fastify application from starting", async () => {
    const app = fastify();
    app.register(protection, { service: "orders", environment: {} });
    await assert.rejects(async () => app.ready(), /ACCESS_TOKEN_SECRET: is missing/);
  });
});
