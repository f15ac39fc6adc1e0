import assert from "node:assert/strict";
import type { Answer } from "../support/httpClient";
import { claims, PaymentsUnderTest } from "../support/paymentsUnderTest";
import { hmacToken } from "../support/tokens";

describe("the order of the stages", () => {
  let payments: PaymentsUnderTest;
  beforeEach(async () => {
    payments = await PaymentsUnderTest.start({
      ALLOWED_PEERS: "spiffe://cluster.local/ns/shop/sa/a,spiffe://cluster.local/ns/shop/sa/b",
      RATE_LIMIT_REQUESTS: "2",
      PEER_RATE_LIMIT_REQUESTS: "4",
    });
  });
  afterEach(() => payments.stop());

  const call = (peer: string, token: string): Promise<Answer> =>
    payments.charge(token, { "x-forwarded-client-cert": `Hash=1;URI=spiffe://cluster.local/ns/shop/sa/${peer}` });
  const tokenOf = (sub: string): string => hmacToken(claims({ sub }));
  /** The subject is known only of a token that was checked. */
  const lastDecisions = (count: number) =>
    payments.log.entries.slice(-count).map(({ reason, subject }) => [reason, subject]);

  it("checks no token for a peer that is over its limit, whoever's it is", async () => {
    for (const subject of ["alice", "bob", "carol", "dan"])
      assert.equal((await call("a", tokenOf(subject))).status, 201);
    const answers: Answer[] = [];
    for (const token of [tokenOf("eve"), tokenOf("alice"), "garbage"]) answers.push(await call("a", token));
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers["retry-after"], headers.ratelimit]),
      Array(3).fill([429, "15", '"peer";r=0;t=15']),
    );
    assert.deepEqual(lastDecisions(3), Array(3).fill(["peer_rate_limited", null]));

    assert.equal((await call("b", tokenOf("eve"))).status, 201, "another peer is not held up");
    payments.clock.advance(15);
    assert.equal((await call("a", tokenOf("eve"))).status, 201);
  });

  it("checks none for a peer that may not call either", async () => {
    assert.equal((await call("mallory", tokenOf("alice"))).status, 403);
    assert.deepEqual(lastDecisions(1), [["peer_not_allowed", null]]);
  });

  it("still counts each subject by itself behind one peer", async () => {
    for (const status of [201, 201, 429]) assert.equal((await call("a", tokenOf("alice"))).status, status);
    assert.equal((await call("a", tokenOf("bob"))).status, 201);
  });

  it("reads no body before the token is accepted", async () => {
    const headers = { "x-forwarded-client-cert": "Hash=1;URI=spiffe://cluster.local/ns/shop/sa/a" };
    const { status } = await payments.send({ method: "POST", path: "/charges", body: "{", headers });
    assert.equal(status, 401);
  });
});
