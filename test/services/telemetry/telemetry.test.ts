import assert from "node:assert/strict";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import type { AuditEntry } from "../../../services/middleware/src";
import { ChildService, fromSource } from "../support/childService";
import { type Application, listening } from "../support/frameworks";
import { eventually, send } from "../support/httpClient";
import { environmentOf } from "../support/runningServices";
import { claimsAt, hmacToken } from "../support/tokens";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const ORDER = { item: "book", quantity: 1, amount: 990, currency: "EUR" };

describe("telemetry", function () {
  this.timeout(120_000);
  let collector: Application;
  /** What was sent to the collector, by path. Names, ids and numbers of protobuf are looked for as bytes. */
  let sent: { path: string; body: Buffer }[];
  let payments: ChildService;
  let orders: ChildService;

  before(async () => {
    sent = [];
    collector = await listening(
      createServer(async (request, response) => {
        sent.push({ path: request.url ?? "", body: await buffer(request) });
        response.writeHead(200, { "content-type": "application/x-protobuf" }).end();
      }),
    );
    const telemetry = {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collector.port}`,
      OTEL_BSP_SCHEDULE_DELAY: "100",
    };
    payments = new ChildService(fromSource("payments"), environmentOf("payments", telemetry));
    const settings = { ...telemetry, PAYMENTS_URL: `http://127.0.0.1:${await payments.port()}` };
    orders = new ChildService(fromSource("orders"), environmentOf("orders", settings));
  });
  after(async () => {
    await Promise.all([orders, payments].map((service) => service?.stop("SIGKILL")));
    await collector.stop();
  });

  const traced = (bytes: Buffer): boolean =>
    sent.some(({ path, body }) => path === "/v1/traces" && body.includes(bytes));

  it("sends the spans of both services in the caller's trace, whose id their audit logs have", async () => {
    const answer = await send(await orders.port(), {
      method: "POST",
      path: "/orders",
      token: hmacToken(claimsAt(new Date())),
      body: ORDER,
      headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01`, "x-request-id": "req-1" },
    });
    assert.equal(answer.status, 201, answer.text);
    const entries: AuditEntry[] = await Promise.all([orders, payments].map((service) => service.auditEntry("req-1")));
    assert.deepEqual(
      entries.map(({ service, traceId }) => [service, traceId]),
      [
        ["orders", TRACE],
        ["payments", TRACE],
      ],
    );
    for (const service of ["orders", "payments"]) {
      await eventually(`the trace of ${service}`, () => {
        const own = sent.some(({ body }) => body.includes(Buffer.from(TRACE, "hex")) && body.includes(service));
        return own || undefined;
      });
    }
    assert.equal(traced(Buffer.from("eyJ")), false, "no token is sent");
  });

  it("has a trace of its own for a request without one", async () => {
    await send(await orders.port(), { path: "/orders/1", headers: { "x-request-id": "req-2" } });
    const { traceId } = await orders.auditEntry("req-2");
    assert.match(String(traceId), /^[0-9a-f]{32}$/);
    await eventually("its span", () => traced(Buffer.from(String(traceId), "hex")) || undefined);
  });

  it("counts what was turned down, and sends it at the latest when the service stops", async () => {
    assert.equal(await orders.stop(), 0);
    const metrics = sent.filter(({ path }) => path === "/v1/metrics").map(({ body }) => body.toString("latin1"));
    assert.ok(metrics.some((text) => text.includes("service.refusals") && text.includes("token_required")));
    assert.ok(metrics.some((text) => text.includes("http.server")));
  });

  it("sends nothing and loads nothing unless it is told where to", async () => {
    const command = ["--import", "tsx", "-e", program];
    const child = new ChildService(command, {});
    assert.equal(await child.exitCode(), 0, child.stderr);
    assert.equal(child.stdout, "0\n");
  });
});

const program = `
  const { startTelemetry } = require("./services/telemetry/telemetry.ts");
  startTelemetry("orders", {}).then(async (stop) => {
    await stop();
    console.log(Object.keys(require.cache).filter((path) => path.includes("opentelemetry")).length);
  });`;
