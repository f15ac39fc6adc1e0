import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { ConfigurationError, createTokenVerifier, type TokenKeys, type TokenRules } from "../../../services/middleware";
import { TestClock } from "../support/testClock";
import { claimsAt, hmacToken, ISSUER, keySetOf, rsaKey, type SigningKey, signedToken } from "../support/tokens";

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
    assert.ok("caller" in (await verify(signedBy(old))));
  });
});
