import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { ConfigurationError } from "../../../services/middleware/src";
import { startOrders } from "../../../services/orders";
import { startPayments } from "../../../services/payments";
import type { RunningService } from "../../../services/server";
import { type Answer, send } from "../support/httpClient";
import { environmentOf, Recorder, Services } from "../support/runningServices";
import { TestClock } from "../support/testClock";
import { claimsAt, hmacToken, type TokenClaims } from "../support/tokens";

const ORDER = { item: "book", quantity: 2, amount: 2500, currency: "EUR" };

describe("orders", () => {
  const services = new Services();
  const clock = new TestClock();
  const token = (overrides: TokenClaims = {}): string => hmacToken(claimsAt(clock.now(), overrides));
  const [ordersLog, paymentsLog] = [new Recorder(), new Recorder()];
  let orders: RunningService;

  beforeEach(() => {
    for (const { entries, events } of [ordersLog, paymentsLog]) {
      entries.length = 0;
      events.length = 0;
    }
  });
  afterEach(() => services.stopAll());

  const startAgainst = async (port: number, overrides: Record<string, string> = {}): Promise<void> => {
    const settings = { PAYMENTS_URL: `http://127.0.0.1:${port}`, ...overrides };
    const surroundings = { record: ordersLog.record, logger: ordersLog.logger, clock };
    orders = await services.start(startOrders(environmentOf("orders", settings), surroundings));
  };
  const order = (overrides: TokenClaims = {}, body: unknown = ORDER): Promise<Answer> =>
    send(orders.port, {
      method: "POST",
      path: "/orders",
      token: token(overrides),
      body,
      headers: { "x-request-id": "req-7" },
    });

  describe("with payments", () => {
    beforeEach(async () => {
      const surroundings = { record: paymentsLog.record, logger: paymentsLog.logger, clock };
      const payments = await services.start(startPayments(environmentOf("payments"), surroundings));
      await startAgainst(payments.port);
    });

    it("places an order that payments has charged for, on the caller's behalf, and shows it to the caller only", async () => {
      const placed = await order();
      assert.equal(placed.status, 201, placed.text);
      const path = placed.headers.location ?? "";
      assert.deepEqual((await send(orders.port, { path, token: token() })).body, placed.body);
      assert.equal((await send(orders.port, { path, token: token({ sub: "mallory" }) })).status, 404);

      assert.deepEqual(
        paymentsLog.entries.map(({ subject, route, requestId, status }) => [subject, route, requestId, status]),
        [["alice", "/charges", "req-7", 201]],
      );
    });

    it("places one order for a key of a caller, and says so when the key is used for another", async () => {
      const place = (body: object, claims: TokenClaims = {}): Promise<Answer> =>
        send(orders.port, {
          ...{ method: "POST", path: "/orders", token: token(claims), body },
          headers: { "idempotency-key": "key-1" },
        });
      const first = await place(ORDER);
      assert.deepEqual((await place(ORDER)).body, first.body);
      assert.equal((await place({ ...ORDER, quantity: 3 })).status, 422);
      assert.notDeepEqual((await place(ORDER, { sub: "bob" })).body, first.body);
      assert.equal(paymentsLog.entries.length, 2);
    });

    const refused: [string, TokenClaims, number, string, number][] = [
      ["may not order", { roles: ["payments:charge"] }, 403, "role_required:orders:write", 0],
      ["may order but not charge", { roles: ["orders:write"] }, 403, "payments_answered:403", 1],
      ["has a token for orders only", { aud: "orders" }, 403, "payments_answered:403", 1],
    ];
    for (const [what, claims, status, reason, charges] of refused) {
      it(`places no order for a caller who ${what}`, async () => {
        const answer = await order(claims);
        assert.deepEqual([answer.status, ordersLog.entries.at(-1)?.reason], [status, reason]);
        assert.equal(paymentsLog.entries.length, charges);
      });
    }

    it("charges nothing for an order that is not valid", async () => {
      const answer = await order({}, { ...ORDER, quantity: 0, currency: "eur", price: 1 });
      assert.equal(answer.status, 400);
      for (const name of ["quantity", "currency", "price"]) assert.ok(answer.text.includes(`"name":"${name}"`));
      assert.equal(paymentsLog.entries.length, 0);
    });
  });

  describe("without payments", () => {
    let stub: Server;
    let answers: (number | "hang up")[];
    let keys: unknown[];

    beforeEach(async () => {
      [answers, keys] = [[], []];
      stub = createServer((request, response) => {
        keys.push(request.headers["idempotency-key"]);
        request.resume();
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        if (typeof answer === "number")
          response.writeHead(answer, { "content-type": "application/json" }).end('{"id":"c-1"}');
        else request.socket.destroy();
      });
      await new Promise<void>((resolve) => stub.listen(0, "127.0.0.1", resolve));
      const address = stub.address();
      await startAgainst(typeof address === "object" ? (address?.port ?? 0) : 0);
    });
    afterEach(() => {
      stub.close();
      stub.closeAllConnections();
    });

    const rows: [readonly (number | "hang up")[], number, string, number][] = [
      [["hang up"], 503, "payments_unreachable", 3],
      [[503], 503, "payments_answered:503", 3],
      [[429], 503, "payments_answered:429", 1],
      [[500], 502, "payments_answered:500", 1],
      [[422], 502, "payments_answered:422", 1],
      [["hang up", 503, 201], 201, "role:orders:write", 3],
    ];
    for (const [given, status, reason, tries] of rows) {
      it(`answers ${status} when payments answers ${given.join(", ")}`, async () => {
        answers = [...given];
        const answer = await order();
        assert.deepEqual([answer.status, ordersLog.entries.at(-1)?.reason, keys.length], [status, reason, tries]);
        assert.equal(new Set(keys).size, 1, "each try has the key of the first");
        assert.equal(answer.headers["retry-after"], status === 503 ? "5" : undefined);
        assert.equal(ordersLog.mentions(token()), false);
      });
    }
  });

  it("does not start with mistakes in its environment, and names all of them", async () => {
    await assert.rejects(startOrders({ MESH: "istio", PORT: "x" }), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.deepEqual(
        error.problems.map(({ name }) => name),
        ["PORT", "ACCESS_TOKEN_SECRET", "JWT_ISSUER", "JWT_AUDIENCE", "DATA_BUCKET", "PAYMENTS_URL"],
      );
      return true;
    });
  });

  it("says which port it cannot have", async () => {
    await startAgainst(1);
    const again = startOrders(
      environmentOf("orders", { PORT: String(orders.port), PAYMENTS_URL: "http://127.0.0.1:1" }),
      ordersLog,
    );
    await assert.rejects(again, { name: "ConfigurationError", message: /PORT: \d+ cannot be had: .*EADDRINUSE/ });
  });
});
