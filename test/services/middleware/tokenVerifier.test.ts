import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import {
  ConfigurationError,
  createTokenVerifier,
  type TokenKeys,
  type TokenRules,
} from "../../../services/middleware/src";
import { TestClock } from "../support/testClock";
import { claimsAt, hmacToken, ISSUER, keySetOf, rsaKey, SECRET, type SigningKey, signedToken } from "../support/tokens";

const rules = (keys: TokenKeys): TokenRules => ({ keys, issuer: ISSUER, audiences: ["orders"] });

describe("createTokenVerifier", () => {
  const refusals: [string, TokenKeys, RegExp][] = [
    ["a secret of 31 bytes", { kind: "secret", secret: "x".repeat(31) }, /ACCESS_TOKEN_SECRET: has 31 bytes; .*32/],
    ["an empty key set", { kind: "jwks", jwks: { keys: [] } }, /JWKS: has no keys/],
    ["a symmetric key in the set", { kind: "jwks", jwks: { keys: [{ kty: "oct", k: "AAAA" }] } }, /JWKS\.keys\[0\]/],
    [
      "a private key in the set",
      { kind: "jwks", jwks: { keys: [{ kty: "RSA", n: "AQ", e: "AQAB", d: "AQ" }] } },
      /JWKS\.keys\[0\]: is not a public/,
    ],
    [
      "a key that is none",
      { kind: "jwks", jwks: { keys: [...keySetOf(rsaKey("k")).keys, { kty: "EC", crv: "P-256", x: "AA", y: "AA" }] } },
      /1 problem\n {2}JWKS\.keys\[1\]: is a broken EC key; write it as the issuer publishes it/,
    ],
    [
      "an RSA key that RS256 must not be used with",
      { kind: "jwks", jwks: keySetOf(rsaKey("k", 1024)) },
      /JWKS\.keys\[0\]: has 1024 bits; write an RSA key of at least 2048/,
    ],
  ];
  for (const [what, keys, message] of refusals) {
    it(`refuses ${what}`, () =>
      assert.rejects(createTokenVerifier(rules(keys)), { name: "ConfigurationError", message }));
  }

  it("names everything that is missing, and no secret", async () => {
    const incomplete = { keys: { kind: "secret", secret: "hush" }, issuer: "", audiences: [] } as const;
    await assert.rejects(createTokenVerifier(incomplete), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.deepEqual(
        error.problems.map(({ name }) => name),
        ["ACCESS_TOKEN_SECRET", "JWT_ISSUER", "JWT_AUDIENCE"],
      );
      return !error.message.includes("hush");
    });
  });

  it("counts a secret in bytes, not in characters", async () => {
    const secret = "é".repeat(16);
    const clock = new TestClock();
    const verify = await createTokenVerifier(rules({ kind: "secret", secret }), { clock });
    assert.ok("caller" in (await verify(hmacToken(claimsAt(clock.now()), secret))));
  });
});

describe("headers of tokens", () => {
  const clock = new TestClock();
  const [own, second, mallory] = [rsaKey("own"), rsaKey("second"), rsaKey("own")];
  const claims = claimsAt(clock.now());
  const malloryJwk = mallory.publicKey.export({ format: "jwk" });

  const rows: [string, string, string][] = [
    [
      "an extension that must be understood",
      signedToken(claims, own, { crit: ["x"], x: 1 }),
      "critical_header_not_supported",
    ],
    ["one that is not there", signedToken(claims, own, { crit: ["exp"] }), "critical_header_not_supported"],
    ["an empty list of them", signedToken(claims, own, { crit: [] }), "malformed"],
    ["a payload that is not encoded", signedToken(claims, own, { crit: ["b64"], b64: false }), "malformed"],
    ["the attacker's key in the token", signedToken(claims, mallory, { jwk: malloryJwk }), "bad_signature"],
    [
      "the address of the attacker's keys",
      signedToken(claims, mallory, { jku: "https://evil.example" }),
      "bad_signature",
    ],
    [
      "the attacker's certificate",
      signedToken(claims, mallory, { x5u: "https://evil.example", x5c: ["AA"] }),
      "bad_signature",
    ],
    ["no key id where there are two keys", signedToken(claims, own, { kid: undefined }), "unknown_key"],
    ["a key id that is no text", signedToken(claims, own, { kid: ["own"] }), "unknown_key"],
    ["a key id of an object's own", signedToken(claims, own, { kid: "__proto__" }), "unknown_key"],
    ["a key id that is a path", signedToken(claims, own, { kid: "../../dev/null" }), "unknown_key"],
    ["the id of another key", signedToken(claims, own, { kid: "second" }), "bad_signature"],
    ["an algorithm in a list", signedToken(claims, own, { alg: ["RS256"] }), "malformed"],
    ["an algorithm that every object has", signedToken(claims, own, { alg: "constructor" }), "algorithm_not_allowed"],
    ["more than a header may hold", `${"e".repeat(100_000)}.e30.AA`, "malformed"],
  ];
  for (const [what, token, fault] of rows) {
    it(`with ${what} are refused as ${fault}`, async () => {
      const verify = await createTokenVerifier(rules({ kind: "jwks", jwks: keySetOf(own, second) }), { clock });
      assert.deepEqual(await verify(token), { fault });
    });
  }

  it("decide nothing beyond algorithm and key", async () => {
    const verify = await createTokenVerifier(rules({ kind: "jwks", jwks: keySetOf(own, second) }), { clock });
    assert.ok("caller" in (await verify(signedToken(claims, own, { typ: "at+jwt", zip: "DEF" }))));
  });
});

describe("tokens that name a client in the place of an audience", () => {
  const clock = new TestClock();
  const key = rsaKey("own");
  const { aud: _aud, ...withoutAudience } = claimsAt(clock.now());
  const verdict = async (claims: object, of: Partial<TokenRules> = {}) => {
    const keys = { kind: "jwks", jwks: keySetOf(key) } as const;
    const verify = await createTokenVerifier(
      { ...rules(keys), audiences: [], clientIds: ["web", "mobile"], ...of },
      { clock },
    );
    return verify(signedToken({ ...withoutAudience, ...claims }, key));
  };

  it("are accepted from the named clients alone", async () => {
    assert.ok("caller" in (await verdict({ client_id: "mobile" })));
    assert.deepEqual(await verdict({ client_id: "other" }), { fault: "wrong_client" });
    assert.deepEqual(await verdict({}), { fault: "wrong_client" });
    assert.deepEqual(await verdict({ client_id: ["web"] }), { fault: "wrong_client" });
  });

  it("must name both where both are asked for", async () => {
    const both = { audiences: ["orders"] };
    assert.ok("caller" in (await verdict({ client_id: "web", aud: "orders" }, both)));
    assert.deepEqual(await verdict({ client_id: "web" }, both), { fault: "wrong_audience" });
    assert.deepEqual(await verdict({ aud: "orders" }, both), { fault: "wrong_client" });
  });
});

describe("keys that the issuer publishes", () => {
  const clock = new TestClock();
  const [old, renewed, stranger] = [rsaKey("2030-01"), rsaKey("2030-02"), rsaKey("nobody")];
  let issuer: Server;
  let uri: URL;
  let published: SigningKey[];
  let fetches: number;
  let isDown: boolean;

  beforeEach(async () => {
    [published, fetches, isDown] = [[old], 0, false];
    issuer = createServer((_request, response) => {
      fetches++;
      response.writeHead(isDown ? 500 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(keySetOf(...published)));
    });
    await new Promise<void>((resolve) => issuer.listen(0, "127.0.0.1", resolve));
    const address = issuer.address();
    uri = new URL(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/jwks`);
  });
  afterEach(() => {
    issuer.close();
    issuer.closeAllConnections();
  });

  const verifier = (cooldownSeconds?: number) => {
    const keys = { kind: "jwksUri", uri, ...(cooldownSeconds !== undefined && { cooldownSeconds }) } as const;
    return createTokenVerifier(rules(keys), { clock });
  };
  const signedBy = (key: SigningKey): string => signedToken(claimsAt(clock.now()), key);

  it("takes up a new key when a token first uses it, and lets go of the old one", async () => {
    const verify = await verifier(0);
    assert.ok("caller" in (await verify(signedBy(old))));
    published = [old, renewed];
    assert.ok("caller" in (await verify(signedBy(renewed))));
    assert.ok("caller" in (await verify(signedBy(old))), "both count while both are published");
    published = [renewed];
    assert.deepEqual(await verify(signedBy(stranger)), { fault: "unknown_key" });
    assert.deepEqual(await verify(signedBy(old)), { fault: "unknown_key" });
    assert.ok("caller" in (await verify(signedBy(renewed))));
  });

  it("does not let made-up key ids become requests to the issuer", async () => {
    const verify = await verifier();
    for (let i = 0; i < 20; i++)
      assert.deepEqual(await verify(signedBy({ ...stranger, kid: `made-up-${i}` })), { fault: "unknown_key" });
    assert.equal(fetches, 1);
  });

  it("does not accept the public key as an HMAC secret", async () => {
    const verify = await verifier();
    const forged = hmacToken(claimsAt(clock.now()), old.publicKey.export({ type: "spki", format: "pem" }));
    assert.deepEqual(await verify(forged), { fault: "algorithm_not_allowed" });
  });

  it("says that keys are not to be had, which is not the token's fault, and recovers", async () => {
    isDown = true;
    const events: string[] = [];
    const verify = await createTokenVerifier(rules({ kind: "jwksUri", uri }), {
      clock,
      log: (event) => events.push(event),
    });
    assert.deepEqual(await verify(signedBy(old)), { fault: "keys_unavailable" });
    assert.deepEqual(events, ["token_keys_unavailable"]);
    isDown = false;
    clock.advance(1);
    assert.ok("caller" in (await verify(signedBy(old))));
  });

  it("asks an issuer that fails once a second, however many tokens come", async () => {
    isDown = true;
    const verify = await verifier();
    const flood = async (): Promise<void> => {
      for (let i = 0; i < 20; i++) {
        assert.deepEqual(await verify(signedBy({ ...stranger, kid: `made-up-${i}` })), { fault: "keys_unavailable" });
      }
    };
    await flood();
    assert.equal(fetches, 1);
    clock.advance(0.999);
    await flood();
    assert.equal(fetches, 1);
    clock.advance(0.001);
    await flood();
    assert.equal(fetches, 2);
  });
});

describe("tokens that were accepted before", () => {
  const keys = { kind: "secret", secret: SECRET } as const;
  const rules = { keys, issuer: ISSUER, audiences: ["orders"] };

  it("are not checked again for half a minute, and never beyond their expiry", async () => {
    const clock = new TestClock();
    const verify = await createTokenVerifier(rules, { clock });
    const callerOf = async (token: string) => {
      const verdict = await verify(token);
      return "caller" in verdict ? verdict.caller : undefined;
    };
    const [long, short] = [300, 10].map((seconds) =>
      hmacToken(claimsAt(clock.now(), { exp: clock.now().getTime() / 1000 + seconds })),
    );
    const [ofLong, ofShort] = [await callerOf(long ?? ""), await callerOf(short ?? "")];
    clock.advance(14);
    assert.equal(await callerOf(long ?? ""), ofLong);
    assert.equal(await callerOf(short ?? ""), ofShort, "within the tolerance");
    clock.advance(1);
    assert.deepEqual(await verify(short ?? ""), { fault: "expired" });
    clock.advance(15);
    assert.notEqual(await callerOf(long ?? ""), ofLong, "it was checked again");
  });

  it("are checked every time if that is asked for", async () => {
    const verify = await createTokenVerifier({ ...rules, cacheSeconds: 0 });
    const token = hmacToken(claimsAt(new Date()));
    const [first, second] = [await verify(token), await verify(token)];
    assert.ok("caller" in first && "caller" in second && first.caller !== second.caller);
  });

  it("do not let on another token of the same claims", async () => {
    const verify = await createTokenVerifier(rules);
    const token = hmacToken(claimsAt(new Date()));
    await verify(token);
    assert.deepEqual(await verify(`${token.slice(0, -4)}AAAA`), { fault: "bad_signature" });
  });
});
