import assert from "node:assert/strict";
import { claims, PaymentsUnderTest } from "../support/paymentsUnderTest";
import { hmacToken } from "../support/tokens";

describe("payments' rate limit", () => {
  let payments: PaymentsUnderTest;
  afterEach(() => payments.stop());

  describe("over the limit", () => {
    beforeEach(async () => {
      payments = await PaymentsUnderTest.start({ RATE_LIMIT_REQUESTS: "2", RATE_LIMIT_WINDOW_SECONDS: "60" });
    });

    it("answers 429 with when to come back, and lets the client in again then", async () => {
      const token = hmacToken(claims());
      const first = await payments.charge(token);
      assert.deepEqual(
        [first.status, first.headers["ratelimit-policy"], first.headers.ratelimit],
        [201, '"client";q=2;w=60', '"client";r=1;t=30'],
      );
      assert.equal((await payments.charge(token)).status, 201);
      const third = await payments.charge(token);
      assert.deepEqual(
        [third.status, third.headers["retry-after"], third.headers.ratelimit],
        [429, "30", '"client";r=0;t=30'],
      );
      assert.deepEqual(payments.log.entries.at(-1)?.reason, "rate_limited");

      payments.clock.advance(29);
      assert.equal((await payments.charge(token)).status, 429);
      payments.clock.advance(1);
      assert.equal((await payments.charge(token)).status, 201);
    });

    it("counts each subject by itself, and callers without a good token apart from them", async () => {
      const alice = hmacToken(claims());
      const bob = hmacToken(claims({ sub: "bob" }));
      await payments.charge(alice);
      await payments.charge(alice);
      assert.equal((await payments.charge(alice)).status, 429);
      assert.equal((await payments.charge(bob)).status, 201);

      assert.equal((await payments.charge(undefined)).status, 401);
      assert.equal((await payments.charge("garbage")).status, 403);
      assert.equal((await payments.charge("garbage")).status, 429);
      assert.equal((await payments.charge(bob)).status, 201, "failures of others do not count for a good token");
    });

    it("counts together those of whom nothing is known, and nobody else with them", async () => {
      const known = { "x-forwarded-client-cert": "Hash=1;URI=spiffe://cluster.local/ns/shop/sa/a" };
      for (const address of ["192.0.2.1", "192.0.2.2"]) {
        assert.equal((await payments.charge(undefined, { "x-forwarded-for": address })).status, 401);
      }
      assert.equal((await payments.charge(undefined, { "x-forwarded-for": "192.0.2.3" })).status, 429);
      assert.equal((await payments.charge(undefined, known)).status, 401);
      assert.equal((await payments.charge(hmacToken(claims()))).status, 201);
    });

    it("counts callers without a token by the identity that the mesh proved", async () => {
      const from = (service: string) => ({
        "x-forwarded-client-cert": `Hash=1;URI=spiffe://cluster.local/ns/shop/sa/${service}`,
      });
      await payments.charge(undefined, from("a"));
      await payments.charge(undefined, from("a"));
      assert.equal((await payments.charge(undefined, from("a"))).status, 429);
      assert.equal((await payments.charge(undefined, from("b"))).status, 401);
    });
  });
});
