import assert from "node:assert/strict";
import { createServer } from "node:http";
import express4 from "express4";
import express5 from "express5";
import fastify from "fastify";
import { type AuditEntry, answerProblems, auditLog, Refusal } from "../../../services/middleware/src";
import * as fastifyMiddleware from "../../../services/middleware/src/fastify";
import { type Application, listening, listeningFastify } from "../support/frameworks";
import { type Answer, eventually, send } from "../support/httpClient";
import { Recorder } from "../support/runningServices";

/** An application that takes 50 bytes of JSON at `POST /`, does not find, and fails. */
const APPLICATIONS: Readonly<Record<string, (log: Recorder) => Promise<Application>>> = {
  "Express 4": async ({ record, log }) => {
    const app = express4();
    app.use(auditLog({ service: "orders", record }), express4.json({ limit: 50 }));
    app.post("/", (_request, response) => void response.json({}));
    app.get("/none", () => notFound());
    app.get("/fails", () => fail());
    app.use(answerProblems(log));
    return listening(createServer(app));
  },
  "Express 5": async ({ record, log }) => {
    const app = express5();
    app.use(auditLog({ service: "orders", record }), express5.json({ limit: 50 }));
    app.post("/", (_request, response) => void response.json({}));
    app.get("/none", async () => notFound());
    app.get("/fails", async () => fail());
    app.use(answerProblems(log));
    return listening(createServer(app));
  },
  "Fastify 5": async ({ record, log }) => {
    const app = fastify({ bodyLimit: 50 });
    app.addHook("onRequest", fastifyMiddleware.auditLog({ service: "orders", record }));
    app.setErrorHandler(fastifyMiddleware.answerProblems(log));
    app.post("/", async () => ({}));
    app.get("/none", async () => notFound());
    app.get("/fails", async () => fail());
    return listeningFastify(app);
  },
};

function notFound(): never {
  throw new Refusal(404, "not_found", "there is no such order", { reason: "no_such_order" });
}

/** With the status of another server's answer. */
function fail(): never {
  throw Object.assign(new Error("password=hunter2"), { status: 404, statusCode: 404 });
}

for (const [framework, start] of Object.entries(APPLICATIONS)) {
  describe(`problems of ${framework}`, () => {
    let application: Application;
    let log: Recorder;
    beforeEach(async () => {
      log = new Recorder();
      application = await start(log);
    });
    afterEach(() => application.stop());

    const lastEntry = (): Promise<AuditEntry> => eventually("an audit entry", () => log.entries.at(-1));
    const post = (body: string): Promise<Answer> => send(application.port, { method: "POST", path: "/", body });

    it("are answered as problem details, with the reason in the audit log", async () => {
      const answer = await send(application.port, { path: "/none" });
      assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
      assert.deepEqual(answer.body, {
        type: "about:blank",
        title: "Not Found",
        status: 404,
        detail: "there is no such order",
        code: "not_found",
      });
      assert.equal((await lastEntry()).reason, "no_such_order");
    });

    const bodies: [string, string, number, string][] = [
      ["malformed JSON", '{"a":', 400, "json_malformed"],
      ["a body that is too large", `["${"x".repeat(50)}"]`, 413, "body_too_large"],
    ];
    for (const [what, body, status, code] of bodies) {
      it(`are answered ${status} for ${what}`, async () => {
        const answer = await post(body);
        assert.deepEqual([answer.status, (await lastEntry()).reason], [status, code]);
        assert.match(answer.text, new RegExp(`"code":"${code}"`));
      });
    }

    it("of the application's own say nothing of it, and all of it in the log", async () => {
      const answer = await send(application.port, { path: "/fails" });
      assert.equal(answer.status, 500);
      assert.doesNotMatch(answer.text, /hunter2|\.ts/);
      assert.equal((await lastEntry()).reason, "internal_error");
      assert.ok(log.events.some(({ event, error }) => event === "unexpected_error" && /hunter2/.test(String(error))));
    });
  });
}
