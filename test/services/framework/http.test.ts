import assert from "node:assert/strict";
import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import {
  type AuditEntry,
  audit,
  compose,
  type Handler,
  httpServer,
  Refusal,
  requestListener,
} from "../../../services/framework";
import { eventually, send, sendText } from "../support/httpClient";
import { Recorder } from "../support/runningServices";

const echo: Handler = async (exchange) => ({ status: 200, body: { received: await exchange.json() } });

describe("HTTP", () => {
  let server: Server;
  let log: Recorder;
  let isDraining = false;

  const serve = async (handler: Handler): Promise<number> => {
    log = new Recorder();
    const guarded = compose([audit("test", log.record, log.log)], handler);
    const options = { maxBodyBytes: 100, secure: false, behindSidecar: false, isDraining: () => isDraining };
    server = httpServer(requestListener(guarded, options), {
      service: "test",
      record: log.record,
      behindSidecar: false,
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  };
  const lastEntry = (): AuditEntry | undefined => log.entries.at(-1);

  afterEach(() => {
    isDraining = false;
    server.close();
    server.closeAllConnections();
  });

  const bodies: [string, Parameters<typeof send>[1], number, string][] = [
    ["JSON", { method: "POST", path: "/", body: { a: 1 } }, 200, "authenticated"],
    ["JSON of just the largest size", { method: "POST", path: "/", body: `"${"x".repeat(98)}"` }, 200, "authenticated"],
    ["a body that is too large", { method: "POST", path: "/", body: `"${"x".repeat(99)}"` }, 413, "body_too_large"],
    ["a body of a megabyte", { method: "POST", path: "/", body: "x".repeat(1_000_000) }, 413, "body_too_large"],
    [
      "a chunked body that is too large",
      {
        method: "POST",
        path: "/",
        body: "x".repeat(10_000),
        headers: { "transfer-encoding": "chunked", "content-length": [] },
      },
      413,
      "body_too_large",
    ],
    ["malformed JSON", { method: "POST", path: "/", body: '{"a":' }, 400, "json_malformed"],
    ["an empty body", { method: "POST", path: "/", body: "" }, 400, "json_malformed"],
    [
      "a form",
      { method: "POST", path: "/", body: "a=1", headers: { "content-type": "text/plain" } },
      415,
      "json_required",
    ],
    [
      "compressed JSON",
      { method: "POST", path: "/", body: "{}", headers: { "content-encoding": "gzip" } },
      415,
      "json_required",
    ],
  ];
  for (const [what, call, status, reason] of bodies) {
    it(`answers ${status} to ${what}`, async () => {
      const answer = await send(await serve(echo), call);
      assert.deepEqual([answer.status, lastEntry()?.reason], [status, reason]);
    });
  }

  it("refuses text that is not UTF-8", async () => {
    const port = await serve(echo);
    const socket = connect(port, "127.0.0.1");
    socket.write(
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 4\r\nconnection: close\r\n\r\n",
    );
    socket.write(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    assert.match(await textOf(socket), /^HTTP\/1\.1 400 /);
  });

  it("does not wait for a body that says itself that it is too large", async () => {
    const socket = connect(await serve(echo), "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 101\r\n\r\n");
    const [answer] = await once(socket, "data");
    assert.match(String(answer), /^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it("survives a handler whose answer cannot be written", async () => {
    const port = await serve(async () => ({ status: 200, body: { amount: 1n } }));
    await assert.rejects(send(port, { path: "/" }), /ECONNRESET|socket hang up/);
    await assert.rejects(send(port, { path: "/" }), /ECONNRESET|socket hang up/);
  });

  it("does not ask for a body that it will not read", async () => {
    const port = await serve(async () => {
      throw new Refusal(401, "token_required", "no");
    });
    const socket = connect(port, "127.0.0.1");
    socket.write(
      "POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n",
    );
    const answer = await textOf(socket);
    assert.match(answer, /^HTTP\/1\.1 401 /);
    assert.match(answer, /connection: close/i);
  });

  it("asks for a body that it will read", async () => {
    const port = await serve(echo);
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => socket.write('{"a":1}'));
    socket.write(
      "POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 7\r\nconnection: close\r\n\r\n",
    );
    assert.match(await textOf(socket), /^HTTP\/1\.1 100 .*HTTP\/1\.1 200 .*\{"received":\{"a":1\}\}/s);
  });

  it("stops reading a body that nobody wants and that does not end", async () => {
    const port = await serve(async () => ({ status: 200, body: {} }));
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n");
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const pump = (): void => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on("drain", pump).resume();
    pump();
    await eventually("the connection is closed", () => socket.destroyed || undefined);
    assert.ok(socket.bytesWritten < 64 * 1024 * 1024);
  });

  it("keeps what went wrong inside from the caller", async () => {
    const port = await serve(async () => {
      throw new Error("password=hunter2");
    });
    const answer = await send(port, { path: "/" });
    assert.equal(answer.status, 500);
    assert.doesNotMatch(answer.text, /hunter2|\.ts|at /);
    assert.deepEqual([lastEntry()?.decision, lastEntry()?.reason], ["deny", "internal_error"]);
    assert.ok(
      log.events.some(({ event, details }) => event === "unexpected_error" && /hunter2/.test(JSON.stringify(details))),
    );
  });

  it("answers without saying what it runs on, and so that nothing caches, sniffs or frames it", async () => {
    const { headers } = await send(await serve(async () => ({ status: 200, body: {} })), { path: "/" });
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

  it("closes connections with its replies while it drains", async () => {
    const port = await serve(async () => ({ status: 200 }));
    assert.notEqual(
      (await send(port, { path: "/", headers: { connection: "keep-alive" } })).headers.connection,
      "close",
    );
    isDraining = true;
    assert.equal((await send(port, { path: "/", headers: { connection: "keep-alive" } })).headers.connection, "close");
  });

  it("bounds how long a client may take, and how many there may be", async () => {
    await serve(echo);
    assert.deepEqual(
      [server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.timeout],
      [10_000, 30_000, 65_000, 60_000],
    );
    assert.ok(server.maxConnections > 0);
  });

  const malformed: [string, string, number][] = [
    ["a line that is not HTTP", "hello\r\n\r\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 431],
    ["a header on two lines", "GET / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer\r\n x\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", 400],
    [
      "length and chunks",
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
  ];
  for (const [what, text, status] of malformed) {
    it(`answers ${status} to ${what} and records it`, async () => {
      const answer = await sendText(await serve(async () => ({ status: 200 })), text);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
      const entry = log.entries.find(({ event }) => event === "connection");
      assert.deepEqual([entry?.decision, entry?.status], ["deny", status]);
    });
  }
});

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
