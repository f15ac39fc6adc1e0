import assert from "node:assert/strict";
import type { FastifyInstance } from "fastify";
import type { RunningService } from "../../../services/server";
import { eventually, send } from "../support/httpClient";
import { Recorder } from "../support/runningServices";
import { freshToken, startTestService } from "../support/testService";

/** A service whose one route answers when the test says so. */
class SlowService {
  readonly arrivals: ((body: object) => void)[] = [];
  readonly log = new Recorder();

  start(settings: Record<string, string>): Promise<RunningService> {
    const routes = async (app: FastifyInstance): Promise<void> => {
      app.get("/slow", () => new Promise((resolve) => this.arrivals.push(resolve)));
    };
    return startTestService(routes, this.log, settings);
  }
}

describe("health", () => {
  it("is answered without a token and outside the audit log", async () => {
    const slow = new SlowService();
    const service = await slow.start({});
    assert.deepEqual((await send(service.port, { path: "/healthz" })).body, { status: "ok" });
    assert.deepEqual((await send(service.port, { path: "/readyz?x=1" })).body, { status: "ready" });
    assert.equal((await send(service.port, { path: "/healthz", method: "POST" })).status, 401);
    assert.equal(slow.log.entries.length, 1, "only the POST was a decision");
    await service.stop();
  });

  it("has a port of its own if asked, where there is nothing else", async () => {
    const service = await new SlowService().start({ HEALTH_PORT: "0" });
    const port = service.healthPort ?? 0;
    assert.equal((await send(port, { path: "/readyz" })).status, 200);
    assert.equal((await send(port, { path: "/slow", token: freshToken() })).status, 404);
    await service.stop();
    await assert.rejects(send(port, { path: "/readyz" }), /ECONNREFUSED/);
  });
});

describe("shutdown", () => {
  it("is unready at once, finishes what is under way, and takes nothing new", async () => {
    const slow = new SlowService();
    const service = await slow.start({ HEALTH_PORT: "0", SHUTDOWN_TIMEOUT_SECONDS: "30" });
    const underWay = [1, 2, 3].map(() =>
      send(service.port, { path: "/slow", token: freshToken(), headers: { connection: "keep-alive" } }),
    );
    await eventually("three requests are under way", () => slow.arrivals.length === 3 || undefined);

    const stopped = service.stop();
    assert.equal((await send(service.healthPort ?? 0, { path: "/readyz" })).status, 503);
    assert.equal((await send(service.healthPort ?? 0, { path: "/healthz" })).status, 200);
    await eventually("no new connections", () =>
      send(service.port, { path: "/healthz" }).then(
        () => undefined,
        () => true,
      ),
    );

    for (const answer of slow.arrivals) answer({ done: true });
    const answers = await Promise.all(underWay);
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers.connection]),
      [
        [200, "close"],
        [200, "close"],
        [200, "close"],
      ],
    );
    await stopped;
    assert.deepEqual(slow.log.events.at(-1), { event: "stopped", finished: true });
  });

  it("does not wait for ever", async () => {
    const slow = new SlowService();
    const service = await slow.start({ SHUTDOWN_TIMEOUT_SECONDS: "1" });
    const cutOff = assert.rejects(
      send(service.port, { path: "/slow", token: freshToken() }),
      /ECONNRESET|socket hang up/,
    );
    await eventually("a request is under way", () => slow.arrivals.length === 1 || undefined);
    await service.stop();
    await cutOff;
    assert.deepEqual(slow.log.events.at(-1), { event: "stopped", finished: false });
  });
});
