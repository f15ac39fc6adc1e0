import assert from "node:assert/strict";
import { createTokenVerifier, type TokenVerdict, type VerifyToken } from "../../../services/middleware/src";
import { TestClock } from "../support/testClock";
import { claimsAt, ISSUER, keySetOf, rsaKey, type SigningKey, signedToken } from "../support/tokens";

const URI = new URL("https://login.example.com/jwks");
const MINUTE = 60;
const DAY = 86_400;

describe("an issuer's outage", () => {
  const [own, renewed, stranger] = [rsaKey("own"), rsaKey("renewed"), rsaKey("stranger")];
  let clock: TestClock;
  let events: { event: string; details?: Readonly<Record<string, unknown>> }[];
  let fetches: number;
  let answer: () => Promise<Response>;

  const publish = (...keys: SigningKey[]): void => {
    answer = async () => Response.json(keySetOf(...keys));
  };
  const cannotBeReached = (): Promise<Response> =>
    Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNREFUSED") }));
  const failures: [string, () => Promise<Response>][] = [
    ["answers 500", async () => new Response("down", { status: 500 })],
    ["cannot be reached", cannotBeReached],
    ["answers with a page", async () => new Response("<h1>Maintenance</h1>")],
    ["answers with another object", async () => Response.json({ message: "maintenance" })],
    ["sends elsewhere", async () => Response.redirect("https://status.example.com/", 302)],
  ];
  const goDown = (): void => {
    answer = async () => new Response("down", { status: 503 });
  };
  const verifier = (maximumStaleSeconds?: number): Promise<VerifyToken> => {
    const keys = {
      kind: "jwksUri",
      uri: URI,
      ...(maximumStaleSeconds !== undefined && { maximumStaleSeconds }),
    } as const;
    const fetch = (): Promise<Response> => {
      fetches++;
      return answer();
    };
    const log = (event: string, details?: Readonly<Record<string, unknown>>): number =>
      events.push({ event, ...(details && { details }) });
    return createTokenVerifier({ keys, issuer: ISSUER, audiences: ["orders"] }, { clock, fetch, log });
  };
  const signedBy = (key: SigningKey): string => signedToken(claimsAt(clock.now()), key);
  const isAccepted = (verdict: TokenVerdict): boolean => "caller" in verdict;
  /** What was begun beside the requests is finished by then: nothing in these tests waits for anything outside of the process. */
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  /** A token every so many seconds, for as long as that. */
  const traffic = async (verify: VerifyToken, seconds: number, interval = 30): Promise<boolean[]> => {
    const outcomes: boolean[] = [];
    for (let passed = 0; passed < seconds; passed += interval) {
      clock.advance(interval);
      outcomes.push(isAccepted(await verify(signedBy(own))));
      await settled();
    }
    return outcomes;
  };
  const logged = (): string[] => events.map(({ event }) => event);

  beforeEach(() => {
    [clock, events, fetches] = [new TestClock(), [], 0];
    publish(own);
  });

  for (const [what, failure] of failures) {
    it(`in which it ${what} turns no good token down for a day`, async () => {
      const verify = await verifier();
      assert.ok(isAccepted(await verify(signedBy(own))));
      answer = failure;
      assert.ok((await traffic(verify, DAY - 540, 540)).every(Boolean));
      assert.deepEqual(logged(), ["token_keys_unavailable"], "once, not for each token or try");
    });
  }

  it("ends the use of its keys after a day, or as many seconds as are given", async () => {
    for (const seconds of [undefined, 3600]) {
      publish(own);
      const verify = await verifier(seconds);
      assert.ok(isAccepted(await verify(signedBy(own))));
      goDown();
      clock.advance((seconds ?? DAY) - 1);
      assert.ok(isAccepted(await verify(signedBy(own))));
      clock.advance(1);
      assert.deepEqual(await verify(signedBy(own)), { fault: "keys_unavailable" });
    }
  });

  it("with no time allowed ends their use after the ten minutes for which they are fresh", async () => {
    const verify = await verifier(0);
    assert.ok(isAccepted(await verify(signedBy(own))));
    goDown();
    assert.deepEqual(await traffic(verify, 10 * MINUTE), [...Array(19).fill(true), false]);
  });

  it("is logged once with why and until when the keys do, and once when it is over", async () => {
    const verify = await verifier();
    assert.ok(isAccepted(await verify(signedBy(own))));

    answer = cannotBeReached;
    clock.advance(10 * MINUTE);
    await traffic(verify, 10 * MINUTE);
    publish(own);
    await traffic(verify, MINUTE);
    goDown();
    await traffic(verify, 10 * MINUTE);
    assert.deepEqual(logged(), ["token_keys_unavailable", "token_keys_recovered", "token_keys_unavailable"]);
    assert.deepEqual(events[0]?.details, {
      uri: URI.href,
      error: "TypeError: fetch failed (Error: ECONNREFUSED)",
      keysUsableUntil: "2030-01-02T00:00:00.000Z",
    });
  });

  it("makes no caller wait while the issuer hangs, and asks it one thing at a time", async () => {
    const verify = await verifier();
    assert.ok(isAccepted(await verify(signedBy(own))));
    answer = () => new Promise(() => {});
    assert.ok((await traffic(verify, 9 * MINUTE)).every(Boolean));
    assert.equal(fetches, 2);
  });

  it("does not keep out a key that was published meanwhile, once it is over", async () => {
    const verify = await verifier();
    assert.ok(isAccepted(await verify(signedBy(own))));
    goDown();
    clock.advance(20 * MINUTE);
    assert.deepEqual(
      await verify(signedBy(renewed)),
      { fault: "keys_unavailable" },
      "nobody can say that it is unknown",
    );
    publish(own, renewed);
    clock.advance(1);
    assert.ok(isAccepted(await verify(signedBy(renewed))));
  });

  it("is asked about once a second at most, whatever key ids are made up", async () => {
    const verify = await verifier();
    assert.ok(isAccepted(await verify(signedBy(own))));
    goDown();
    clock.advance(20 * MINUTE);
    for (let i = 0; i < 20; i++) {
      await verify(signedBy({ ...stranger, kid: `made-up-${i}` }));
      assert.ok(isAccepted(await verify(signedBy(own))));
    }
    assert.equal(fetches, 2);
  });
});

describe("keys that are renewed", () => {
  const [own, renewed] = [rsaKey("own"), rsaKey("renewed")];
  let clock: TestClock;
  let published: SigningKey[];
  let fetches: number;
  let verify: VerifyToken;
  const signedBy = (key: SigningKey): string => signedToken(claimsAt(clock.now()), key);

  beforeEach(async () => {
    [clock, published, fetches] = [new TestClock(), [own], 0];
    const fetch = async (): Promise<Response> => {
      fetches++;
      return Response.json(keySetOf(...published));
    };
    const keys = { kind: "jwksUri", uri: URI } as const;
    verify = await createTokenVerifier({ keys, issuer: ISSUER, audiences: ["orders"] }, { clock, fetch });
    assert.ok("caller" in (await verify(signedBy(own))));
  });

  it("are fetched beside the requests before they are ten minutes old", async () => {
    clock.advance(5 * MINUTE - 1);
    await verify(signedBy(own));
    assert.equal(fetches, 1);
    clock.advance(1);
    published = [renewed];
    assert.ok("caller" in (await verify(signedBy(own))), "this request did not wait");
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(fetches, 2);
    assert.deepEqual(await verify(signedBy(own)), { fault: "unknown_key" });
    assert.ok("caller" in (await verify(signedBy(renewed))));
  });

  it("after a quiet hour do not let in one token of a key that was withdrawn", async () => {
    published = [renewed];
    clock.advance(60 * MINUTE);
    assert.deepEqual(await verify(signedBy(own)), { fault: "unknown_key" });
  });
});
