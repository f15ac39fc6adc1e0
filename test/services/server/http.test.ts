import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { FastifyPluginAsync } from "fastify";
import type { AuditEntry } from "../../../services/middleware/src";
import { Refusal } from "../../../services/middleware/src/fastify";
import { httpServer, type RunningService } from "../../../services/server";
import { eventually, send, sendText } from "../support/httpClient";
import { Recorder } from "../support/runningServices";
import { freshToken, startTestService } from "../support/testService";

const echo: FastifyPluginAsync = async (app) => {
  app.post("/", async (request) => ({ received: request.body }));
  app.get("/", async () => ({}));
  app.get("/fails", async () => {
    throw new Error("password=hunter2");
  });
  app.get("/upstream", async () => {
    throw Object.assign(new Error("password=hunter2"), { statusCode: 404 });
  });
  app.get("/unwritable", async () => ({ amount: 1n }));
  app.post("/refused", { onRequest: refuse }, async () => ({}));
};

async function refuse(): Promise<void> {
  throw new Refusal(401, "token_required", "no");
}

describe("HTTP", () => {
  let service: RunningService;
  let log: Recorder;
  let token: string;

  beforeEach(async () => {
    log = new Recorder();
    token = freshToken();
    service = await startTestService(echo, log, { MAX_BODY_BYTES: "100", SHUTDOWN_TIMEOUT_SECONDS: "1" });
  });
  afterEach(() => service.stop());

  const lastEntry = (): AuditEntry | undefined => log.entries.at(-1);
  const post = (body: unknown, headers: Record<string, string | string[]> = {}) =>
    send(service.port, { method: "POST", path: "/", token, body, headers });
  /** The head of a request that says so itself what follows. */
  const head = (path: string, ...fields: string[]): string =>
    [`POST ${path} HTTP/1.1`, "host: x", `authorization: Bearer ${token}`, ...fields, "", ""].join("\r\n");

  const bodies: [string, unknown, Record<string, string | string[]>, number, string][] = [
    ["JSON", { a: 1 }, {}, 200, "authenticated"],
    ["JSON of just the largest size", `"${"x".repeat(98)}"`, {}, 200, "authenticated"],
    ["a body that is too large", `"${"x".repeat(99)}"`, {}, 413, "body_too_large"],
    ["a body of a megabyte", "x".repeat(1_000_000), {}, 413, "body_too_large"],
    [
      "a chunked body that is too large",
      "x".repeat(10_000),
      { "transfer-encoding": "chunked", "content-length": [] },
      413,
      "body_too_large",
    ],
    ["malformed JSON", '{"a":', {}, 400, "json_malformed"],
    ["an empty body", "", {}, 400, "json_malformed"],
    ["JSON that sets a prototype", '{"__proto__":{"admin":true}}', {}, 400, "json_malformed"],
    ["a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }, 415, "media_type_not_supported"],
    ["text", "a=1", { "content-type": "text/plain" }, 415, "media_type_not_supported"],
  ];
  for (const [what, body, headers, status, reason] of bodies) {
    it(`answers ${status} to ${what}`, async () => {
      const answer = await post(body, headers);
      await eventually("an entry", lastEntry);
      assert.deepEqual([answer.status, lastEntry()?.reason], [status, reason]);
      if (status !== 200) assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
    });
  }

  it("does not wait for a body that says itself that it is too large", async () => {
    const socket = connect(service.port, "127.0.0.1");
    socket.write(head("/", "content-type: application/json", "content-length: 101"));
    const [answer] = await once(socket, "data");
    assert.match(String(answer), /^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it("does not ask for a body that it will not read", async () => {
    const socket = connect(service.port, "127.0.0.1");
    const fields = ["expect: 100-continue", "content-type: application/json", "content-length: 9"];
    socket.write(head("/refused", ...fields));
    const answer = await textOf(socket);
    assert.match(answer, /^HTTP\/1\.1 401 /);
    assert.match(answer, /connection: close/i);
  });

  it("asks for a body that it will read", async () => {
    const socket = connect(service.port, "127.0.0.1");
    socket.once("data", () => socket.write('{"a":1}'));
    const fields = ["expect: 100-continue", "content-type: application/json", "content-length: 7", "connection: close"];
    socket.write(head("/", ...fields));
    assert.match(await textOf(socket), /^HTTP\/1\.1 100 .*HTTP\/1\.1 200 .*\{"received":\{"a":1\}\}/s);
  });

  it("stops reading a body that nobody wants and that does not end", async () => {
    const socket = connect(service.port, "127.0.0.1").on("error", () => {});
    socket.write(head("/refused", "content-type: application/json", "transfer-encoding: chunked"));
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const pump = (): void => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on("drain", pump).resume();
    pump();
    await eventually("the connection is closed", () => socket.destroyed || undefined);
    assert.ok(socket.bytesWritten < 64 * 1024 * 1024);
  });

  for (const path of ["/fails", "/upstream", "/unwritable"]) {
    it(`keeps what went wrong at ${path} from the caller`, async () => {
      const answer = await send(service.port, { path, token });
      assert.equal(answer.status, 500);
      assert.doesNotMatch(answer.text, /hunter2|BigInt|\.ts|at /);
      assert.deepEqual([lastEntry()?.decision, lastEntry()?.reason], ["deny", "internal_error"]);
      assert.ok(
        log.events.some(({ event, error }) => event === "unexpected_error" && /hunter2|BigInt/.test(String(error))),
      );
    });
  }

  for (const path of ["/%zz", `/${"%".repeat(3)}`]) {
    it(`turns down the path ${path}, and records it`, async () => {
      const answer = await send(service.port, { path });
      assert.deepEqual([answer.status, lastEntry()?.reason], [400, "url_malformed"]);
    });
  }

  it("answers without saying what it runs on, and so that nothing caches, sniffs or frames it", async () => {
    const { headers } = await send(service.port, { path: "/", token });
    assert.equal(headers["x-powered-by"] ?? headers.server, undefined);
    assert.deepEqual(
      [
        headers["cache-control"],
        headers["x-content-type-options"],
        headers["x-frame-options"],
        headers["content-type"],
      ],
      ["no-store", "nosniff", "DENY", "application/json; charset=utf-8"],
    );
    assert.match(headers["content-security-policy"]?.toString() ?? "", /default-src 'none'/);
  });

  it("bounds how long a client may take, and how many there may be", () => {
    const server = httpServer(() => {});
    assert.deepEqual(
      [server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.timeout],
      [10_000, 30_000, 65_000, 60_000],
    );
    assert.ok(server.maxConnections > 0);
  });

  it("closes the connection of a client that sends its headers one by one for ever", async () => {
    const socket = connect(service.port, "127.0.0.1");
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n");
    const dripping = setInterval(() => socket.write("x-drip: y\r\n"), 500);
    const answer = await textOf(socket);
    clearInterval(dripping);
    assert.match(answer, /^HTTP\/1\.1 408 /);
    assert.equal(lastEntry()?.reason, "http_refused:ERR_HTTP_REQUEST_TIMEOUT");
  }).timeout(30_000);

  it("turns requests down while its event loop lags behind, and records that", async () => {
    const refused = await eventually(
      "a refusal",
      async () => {
        await lag();
        const answer = await send(service.port, { path: "/", token });
        return answer.status === 503 ? answer : undefined;
      },
      30_000,
    );
    assert.deepEqual([refused.headers["retry-after"], lastEntry()?.reason], ["10", "overloaded"]);
    assert.equal((await send(service.port, { path: "/readyz" })).status, 200);
  }).timeout(40_000);

  it("judges each of several requests on one connection by its own token, and answers them in order", async () => {
    const get = (...fields: string[]): string => ["GET / HTTP/1.1", "host: x", ...fields, "", ""].join("\r\n");
    const bearer = `authorization: Bearer ${token}`;
    const answers = await sendText(service.port, get(bearer) + get() + get(bearer) + get(bearer, "connection: close"));
    assert.deepEqual(
      answers.match(/HTTP\/1\.1 \d+/g),
      ["200", "401", "200", "200"].map((status) => `HTTP/1.1 ${status}`),
    );
  });

  it("takes no second request out of the body of the first", async () => {
    const hidden = "GET /fails HTTP/1.1\r\nhost: x\r\n\r\n";
    const fields = ["content-type: application/json", `content-length: ${hidden.length}`, "connection: close"];
    const answers = await sendText(service.port, head("/", ...fields) + hidden);
    assert.deepEqual(answers.match(/HTTP\/1\.1 \d+/g), ["HTTP/1.1 400"]);
    assert.equal(log.entries.length, 1);
  });

  const malformed: [string, string, number][] = [
    ["a line that is not HTTP", "hello\r\n\r\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 431],
    ["a header on two lines", "GET / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer\r\n x\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", 400],
    ["two spellings of chunks", "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n", 400],
    [
      "chunks that are not the last coding",
      "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
      400,
    ],
    ["a space before a colon", "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n", 400],
    ["a length with a sign", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: +1\r\n\r\na", 400],
    [
      "a chunk's length that is no number",
      "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n",
      400,
    ],
    ["a line that ends without its carriage return", "GET / HTTP/1.1\nhost: x\r\n\r\n", 400],
    [
      "length and chunks",
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
  ];
  for (const [what, text, status] of malformed) {
    it(`answers ${status} to ${what} and records it`, async () => {
      const answer = await sendText(service.port, text);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
      const entry = log.entries.find(({ event }) => event === "connection");
      assert.deepEqual([entry?.decision, entry?.status], ["deny", status]);
    });
  }
});

/** Holds up everything in this process so long that each look at the event loop, once a second, finds nothing but that. */
async function lag(): Promise<void> {
  for (let hold = 0; hold < 3; hold++) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
    await setImmediate();
  }
}

function textOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket
      .on("data", (chunk) => {
        text += chunk.toString();
      })
      .on("error", () => {})
      .on("close", () => resolve(text));
  });
}
