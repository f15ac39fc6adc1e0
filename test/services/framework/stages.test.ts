import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import {
  createTokenVerifier,
  EnvironmentReader,
  guard,
  Readiness,
  readServiceConfiguration,
  requestListener,
} from "../../../services/framework";
import { type Answer, send } from "../support/httpClient";
import { environmentOf, Recorder } from "../support/runningServices";
import { TestClock } from "../support/testClock";
import { claimsAt, hmacToken } from "../support/tokens";

describe("the order of the stages", () => {
  let server: Server;
  let port: number;
  let clock: TestClock;
  let log: Recorder;
  let checked: number;

  beforeEach(async () => {
    [clock, log, checked] = [new TestClock(), new Recorder(), 0];
    const reader = new EnvironmentReader(
      environmentOf("orders", {
        ALLOWED_PEERS: "spiffe://cluster.local/ns/shop/sa/a,spiffe://cluster.local/ns/shop/sa/b",
        RATE_LIMIT_REQUESTS: "2",
        PEER_RATE_LIMIT_REQUESTS: "4",
      }),
    );
    const configuration = readServiceConfiguration(reader);
    const verify = await createTokenVerifier(configuration.tokens, { clock });
    const counted: typeof verify = (token) => {
      checked++;
      return verify(token);
    };
    const routes = [
      { method: "GET", path: "/", allow: "authenticated", handle: async () => ({ status: 200 }) },
    ] as const;
    const surroundings = { record: log.record, log: log.log, clock };
    const handler = guard({ name: "orders", configuration, routes }, new Readiness(), counted, surroundings);
    const options = { maxBodyBytes: 0, secure: false, behindSidecar: true, isDraining: () => false };
    server = createServer(requestListener(handler, options));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    port = typeof address === "object" ? (address?.port ?? 0) : 0;
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const call = (peer: string, token: string): Promise<Answer> =>
    send(port, {
      path: "/",
      token,
      headers: { "x-forwarded-client-cert": `Hash=1;URI=spiffe://cluster.local/ns/shop/sa/${peer}` },
    });
  const tokenOf = (sub: string): string => hmacToken(claimsAt(clock.now(), { sub }));

  it("lets a peer that is over its limit cause no signature check, whoever's token it sends", async () => {
    for (const subject of ["alice", "bob", "carol", "dan"])
      assert.equal((await call("a", tokenOf(subject))).status, 200);
    assert.equal(checked, 4);
    const answers: Answer[] = [];
    for (const token of [tokenOf("eve"), tokenOf("alice"), "garbage"]) answers.push(await call("a", token));
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers["retry-after"], headers.ratelimit]),
      Array(3).fill([429, "15", '"peer";r=0;t=15']),
    );
    assert.equal(checked, 4);
    assert.deepEqual(
      log.entries.slice(-3).map(({ reason, subject }) => [reason, subject]),
      Array(3).fill(["peer_rate_limited", null]),
    );

    assert.equal((await call("b", tokenOf("eve"))).status, 200, "another peer is not held up");
    clock.advance(15);
    assert.equal((await call("a", tokenOf("eve"))).status, 200);
  });

  it("lets a peer that may not call cause none either", async () => {
    assert.equal((await call("mallory", tokenOf("alice"))).status, 403);
    assert.equal(checked, 0);
  });

  it("still counts each subject by itself behind one peer", async () => {
    for (const status of [200, 200, 429]) assert.equal((await call("a", tokenOf("alice"))).status, status);
    assert.equal((await call("a", tokenOf("bob"))).status, 200);
  });
});
