import assert from "node:assert/strict";
import { claims, PaymentsUnderTest, secondsAfterStart } from "../support/paymentsUnderTest";
import {
  ecKey,
  hmacToken,
  ISSUER,
  keySetOf,
  rsaKey,
  type SigningKey,
  signedToken,
  unsignedToken,
} from "../support/tokens";

interface Row {
  readonly what: string;
  readonly token: string | undefined;
  readonly status: number;
  readonly reason: string;
}

describe("payments' door", () => {
  let payments: PaymentsUnderTest;
  const start = async (overrides: Record<string, string> = {}): Promise<void> => {
    payments = await PaymentsUnderTest.start(overrides);
  };
  afterEach(() => payments.stop());

  const itAnswers = ({ what, token, status, reason }: Row): void => {
    it(`answers ${status} to ${what}`, async () => {
      const answer = await payments.charge(token);
      assert.equal(answer.status, status, answer.text);
      assert.deepEqual(
        payments.log.entries.map((entry) => [entry.decision, entry.reason, entry.status]),
        [[status === 201 ? "allow" : "deny", reason, status]],
      );
      if (token !== undefined && token.length > 3)
        assert.equal(payments.log.mentions(token), false, "the token was logged");
    });
  };

  describe("with a shared secret", () => {
    beforeEach(() => start());

    const rows: Row[] = [
      { what: "a good token", token: hmacToken(claims()), status: 201, reason: "role:payments:charge" },
      {
        what: "roles in one string",
        token: hmacToken(claims({ roles: "x payments:charge" })),
        status: 201,
        reason: "role:payments:charge",
      },
      { what: "no token", token: undefined, status: 401, reason: "token_required" },
      { what: "garbage", token: "garbage", status: 403, reason: "token_malformed" },
      { what: "two dots", token: "..", status: 403, reason: "token_malformed" },
      {
        what: "an expired token",
        token: hmacToken(claims({ exp: secondsAfterStart(-6) })),
        status: 403,
        reason: "token_expired",
      },
      {
        what: "a token expired within the tolerance",
        token: hmacToken(claims({ exp: secondsAfterStart(-4) })),
        status: 201,
        reason: "role:payments:charge",
      },
      {
        what: "a token of the future",
        token: hmacToken(claims({ nbf: secondsAfterStart(6) })),
        status: 403,
        reason: "token_not_yet_valid",
      },
      {
        what: "a token of the near future",
        token: hmacToken(claims({ nbf: secondsAfterStart(4) })),
        status: 201,
        reason: "role:payments:charge",
      },
      {
        what: "a token that never expires",
        token: hmacToken(claims({ exp: undefined })),
        status: 403,
        reason: "token_invalid_claims",
      },
      {
        what: "a token without a subject",
        token: hmacToken(claims({ sub: undefined })),
        status: 403,
        reason: "token_invalid_claims",
      },
      {
        what: "the wrong issuer",
        token: hmacToken(claims({ iss: "https://evil.example/" })),
        status: 403,
        reason: "token_wrong_issuer",
      },
      {
        what: "an issuer that only begins right",
        token: hmacToken(claims({ iss: `${ISSUER}x` })),
        status: 403,
        reason: "token_wrong_issuer",
      },
      {
        what: "the wrong audience",
        token: hmacToken(claims({ aud: "orders" })),
        status: 403,
        reason: "token_wrong_audience",
      },
      {
        what: "no audience",
        token: hmacToken(claims({ aud: undefined })),
        status: 403,
        reason: "token_wrong_audience",
      },
      {
        what: "alg none",
        token: unsignedToken(claims()),
        status: 403,
        reason: "token_algorithm_not_allowed",
      },
      {
        what: "the wrong secret",
        token: hmacToken(claims(), "x".repeat(32)),
        status: 403,
        reason: "token_bad_signature",
      },
      {
        what: "another HMAC algorithm",
        token: hmacToken(claims(), undefined, "HS512"),
        status: 403,
        reason: "token_algorithm_not_allowed",
      },
      {
        what: "a public-key signature",
        token: signedToken(claims(), rsaKey("k")),
        status: 403,
        reason: "token_algorithm_not_allowed",
      },
      {
        what: "changed claims",
        token: hmacToken(claims()).replace(/\.[^.]+\./, `.${Buffer.from("{}").toString("base64url")}.`),
        status: 403,
        reason: "token_bad_signature",
      },
      {
        what: "a missing role",
        token: hmacToken(claims({ roles: ["orders:write"] })),
        status: 403,
        reason: "role_required:payments:charge",
      },
      {
        what: "no roles",
        token: hmacToken(claims({ roles: undefined })),
        status: 403,
        reason: "role_required:payments:charge",
      },
    ];
    for (const row of rows) itAnswers(row);

    it("says how to authenticate, and that a token was not accepted", async () => {
      assert.equal((await payments.charge(undefined)).headers["www-authenticate"], "Bearer");
      assert.equal((await payments.charge("garbage")).headers["www-authenticate"], 'Bearer error="invalid_token"');
    });

    it("names the missing role", async () => {
      const { body } = await payments.charge(hmacToken(claims({ roles: [] })));
      assert.deepEqual(body, {
        type: "about:blank",
        title: "Forbidden",
        status: 403,
        detail: "the role payments:charge is required",
        code: "role_required",
      });
    });

    it("does not take a token from another scheme or from two headers", async () => {
      const token = hmacToken(claims());
      const basic = await payments.send({ path: "/charges/1", headers: { authorization: `Basic ${token}` } });
      assert.equal(basic.status, 401);
      const twice = [`Bearer ${token}`, `Bearer ${token}`];
      const { status } = await payments.send({ path: "/charges/1", headers: { authorization: twice } });
      assert.equal(status, 403);
    });

    it("takes the scheme's name in any case", async () => {
      const answer = await payments.charge(undefined, { authorization: `bearer ${hmacToken(claims())}` });
      assert.equal(answer.status, 201);
    });

    it("tells strangers nothing about which routes exist", async () => {
      assert.equal((await payments.send({ path: "/nothing" })).status, 401);
      assert.equal((await payments.send({ path: "/charges" })).status, 401);
      const token = hmacToken(claims());
      assert.equal((await payments.send({ path: "/nothing", token })).status, 404);
      const wrongMethod = await payments.send({ path: "/charges", token });
      assert.deepEqual([wrongMethod.status, wrongMethod.headers.allow], [405, "POST"]);
    });
  });

  describe("with a key set", () => {
    const rsa = rsaKey("rsa-1");
    const ec = ecKey("ec-1");
    const stranger: SigningKey = { ...rsaKey("rsa-1") };
    const publicPem = rsa.publicKey.export({ type: "spki", format: "pem" });
    const publicDer = rsa.publicKey.export({ type: "spki", format: "der" });

    beforeEach(() => start({ ACCESS_TOKEN_SECRET: "", JWKS: JSON.stringify(keySetOf(rsa, ec)) }));

    const rows: Row[] = [
      { what: "RS256", token: signedToken(claims(), rsa), status: 201, reason: "role:payments:charge" },
      { what: "ES256", token: signedToken(claims(), ec), status: 201, reason: "role:payments:charge" },
      {
        what: "a key that is not in the set",
        token: signedToken(claims(), rsaKey("rsa-2")),
        status: 403,
        reason: "token_unknown_key",
      },
      {
        what: "another key under a known id",
        token: signedToken(claims(), stranger),
        status: 403,
        reason: "token_bad_signature",
      },
      {
        what: "HS256 signed with the public key in PEM",
        token: hmacToken(claims(), publicPem),
        status: 403,
        reason: "token_algorithm_not_allowed",
      },
      {
        what: "HS256 signed with the public key in DER",
        token: hmacToken(claims(), publicDer),
        status: 403,
        reason: "token_algorithm_not_allowed",
      },
      { what: "alg none", token: unsignedToken(claims()), status: 403, reason: "token_algorithm_not_allowed" },
      {
        what: "an expired token",
        token: signedToken(claims({ exp: secondsAfterStart(-60) }), rsa),
        status: 403,
        reason: "token_expired",
      },
    ];
    for (const row of rows) itAnswers(row);
  });

  describe("with roles elsewhere", () => {
    beforeEach(() => start({ ROLES_CLAIM: "realm_access.roles" }));

    itAnswers({
      what: "the role in the nested claim",
      token: hmacToken(claims({ roles: undefined, realm_access: { roles: ["payments:charge"] } })),
      status: 201,
      reason: "role:payments:charge",
    });
    itAnswers({
      what: "the role in the usual claim",
      token: hmacToken(claims()),
      status: 403,
      reason: "role_required:payments:charge",
    });
  });
});
