import assert from "node:assert/strict";
import { CHARGE, claims, PaymentsUnderTest } from "../support/paymentsUnderTest";
import { hmacToken } from "../support/tokens";

describe("payments", () => {
  let payments: PaymentsUnderTest;
  afterEach(() => payments.stop());

  describe("in a mesh", () => {
    const xfcc = (uri: string): string => `By=spiffe://x;Hash=abc;Subject="CN=a,O=\\"b\\"";URI=${uri}`;
    const orders = "spiffe://cluster.local/ns/shop/sa/orders";

    it("lets in only the peers that are named, by what the sidecar appended last", async () => {
      payments = await PaymentsUnderTest.start({ ALLOWED_PEERS: orders });
      const token = hmacToken(claims());
      const as = async (header: string) => (await payments.charge(token, { "x-forwarded-client-cert": header })).status;
      assert.equal(await as(xfcc(orders)), 201);
      assert.equal(await as(xfcc("spiffe://cluster.local/ns/shop/sa/other")), 403);
      assert.equal(await as(`${xfcc(orders)},${xfcc("spiffe://cluster.local/ns/shop/sa/other")}`), 403);
      assert.equal((await payments.charge(token)).status, 403);
      assert.deepEqual(
        payments.log.entries.map(({ peer, reason }) => [peer, reason]),
        [
          [orders, "role:payments:charge"],
          ["spiffe://cluster.local/ns/shop/sa/other", "peer_not_allowed"],
          ["spiffe://cluster.local/ns/shop/sa/other", "peer_not_allowed"],
          [null, "peer_not_allowed"],
        ],
      );
    });

    it("turns down whose header was damaged or is there twice, whoever may call", async () => {
      payments = await PaymentsUnderTest.start();
      const token = hmacToken(claims());
      const forged = `URI=${orders};By=",By=spiffe://x;Hash=abc;Subject="";URI=spiffe://cluster.local/ns/shop/sa/other`;
      for (const header of [forged, "", "Hash=abc;URI=", [xfcc(orders), xfcc(orders)]]) {
        const answer = await payments.send({
          path: "/charges/1",
          token,
          headers: { "x-forwarded-client-cert": header },
        });
        assert.equal(answer.status, 403);
      }
      assert.deepEqual(
        new Set(payments.log.entries.map(({ peer, reason }) => `${peer} ${reason}`)),
        new Set(["null peer_unreadable"]),
      );
      assert.equal((await payments.charge(token)).status, 201, "a mesh may let in who has no identity");
    });

    it("reads Linkerd's header in Linkerd, and does not believe Istio's there", async () => {
      const identity = "orders.shop.serviceaccount.identity.linkerd.cluster.local";
      payments = await PaymentsUnderTest.start({ MESH: "linkerd", ALLOWED_PEERS: identity });
      const token = hmacToken(claims());
      assert.equal((await payments.charge(token, { "l5d-client-id": identity })).status, 201);
      assert.equal((await payments.charge(token, { "x-forwarded-client-cert": xfcc(identity) })).status, 403);
      const twice = { "l5d-client-id": [identity, identity] };
      assert.equal((await payments.send({ path: "/charges/1", token, headers: twice })).status, 403);
    });
  });

  describe("charges", () => {
    beforeEach(async () => {
      payments = await PaymentsUnderTest.start();
    });

    it("charges once for a key, and says so when the key is used for something else", async () => {
      const token = hmacToken(claims());
      const first = await payments.charge(token);
      const again = await payments.charge(token, { "idempotency-key": '"key-1"' });
      assert.deepEqual([again.status, again.body], [201, first.body]);
      const headers = { "idempotency-key": "key-1" };
      const other = await payments.send({
        method: "POST",
        path: "/charges",
        token,
        headers,
        body: { ...CHARGE, amount: 1 },
      });
      assert.equal(other.status, 422);
      const bobs = await payments.charge(hmacToken(claims({ sub: "bob" })));
      assert.notDeepEqual(bobs.body, first.body, "keys of different callers are different keys");
    });

    it("requires a key", async () => {
      const answer = await payments.send({
        method: "POST",
        path: "/charges",
        token: hmacToken(claims()),
        body: CHARGE,
      });
      assert.equal(answer.status, 400);
    });

    it("shows a charge to who made it and to nobody else", async () => {
      const { headers } = await payments.charge(hmacToken(claims()));
      const path = headers.location ?? "";
      const own = await payments.send({ path, token: hmacToken(claims({ roles: [] })) });
      assert.deepEqual([own.status, payments.log.entries.at(-1)?.reason], [200, "authenticated"]);
      const others = await payments.send({ path, token: hmacToken(claims({ sub: "mallory" })) });
      assert.deepEqual([others.status, payments.log.entries.at(-1)?.reason], [404, "not_owner"]);
      const none = await payments.send({ path: "/charges/none", token: hmacToken(claims({ sub: "mallory" })) });
      assert.deepEqual(others.body, none.body, "it cannot be told from one that does not exist");
    });

    it("lists everything that is wrong with a charge", async () => {
      const answer = await payments.send({
        method: "POST",
        path: "/charges",
        token: hmacToken(claims()),
        headers: { "idempotency-key": "k" },
        body: { orderId: "", amount: 1.5, currency: "euro", admin: true },
      });
      assert.equal(answer.status, 400);
      for (const name of ["orderId", "amount", "currency", "admin"])
        assert.ok(answer.text.includes(`"name":"${name}"`));
    });
  });

  describe("audit", () => {
    beforeEach(async () => {
      payments = await PaymentsUnderTest.start();
    });

    it("says who did what and how it was decided, by route and never by path or query", async () => {
      const token = hmacToken(claims());
      const headers = {
        "x-request-id": "req-1",
        "x-forwarded-client-cert": "URI=spiffe://cluster.local/ns/shop/sa/orders",
      };
      await payments.send({ path: "/charges/secret-id?access_token=leak", token, headers });
      const [entry] = payments.log.entries;
      assert.deepEqual(
        { ...entry, durationMs: typeof entry?.durationMs },
        {
          time: "2030-01-01T00:00:00.000Z",
          service: "payments",
          event: "request",
          decision: "deny",
          reason: "no_such_charge",
          subject: "alice",
          peer: "spiffe://cluster.local/ns/shop/sa/orders",
          address: null,
          method: "GET",
          route: "/charges/:id",
          requestId: "req-1",
          traceId: null,
          status: 404,
          durationMs: "number",
        },
      );
      assert.equal(payments.log.mentions("secret-id") || payments.log.mentions("leak"), false);
    });

    it("does not take the sidecar's address for the client's, nor what the client says of it", async () => {
      const headers = { "x-forwarded-for": "192.0.2.1", "x-envoy-external-address": "192.0.2.2" };
      await payments.send({ path: "/charges/1", headers });
      await payments.sendText("hello\r\n\r\n");
      assert.deepEqual(
        payments.log.entries.map(({ event, address }) => [event, address]),
        [
          ["request", null],
          ["connection", null],
        ],
      );
      assert.equal(payments.log.mentions("192.0.2"), false);
    });

    it("turns down more headers than it reads, rather than to overlook the last of them", async () => {
      const token = hmacToken(claims());
      const some = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`x-${i}`, "y"]));
      assert.equal((await payments.send({ path: "/charges/1", token, headers: some(90) })).status, 404);
      assert.equal((await payments.send({ path: "/charges/1", token, headers: some(100) })).status, 431);
      assert.equal(payments.log.entries.at(-1)?.reason, "too_many_headers");
    });

    it("does not take a token for a request id", async () => {
      const token = hmacToken(claims());
      await payments.send({ path: "/charges/1", headers: { "x-request-id": token } });
      assert.equal(payments.log.mentions(token), false);
      assert.match(payments.log.entries[0]?.requestId ?? "", /^[0-9a-f-]{36}$/);
    });
  });
});
