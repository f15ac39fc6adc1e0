import { TestClock } from "../support/testClock";
import {
  claimsAt,
  hmacToken,
  keySetOf,
  rsaKey,
  SECRET,
  type SigningKey,
  signedToken,
  type TokenClaims,
  unsignedToken,
} from "../support/tokens";

/** When the tokens are sent. */
export const NOW = new TestClock().now();

/** Keys that the issuer publishes. */
export interface PublishedKeyPairs {
  readonly own: SigningKey;
  readonly second: SigningKey;
}

const published = { own: rsaKey("own"), second: rsaKey("second") };

/** What a row is checked with: the public keys `own` and `second`, or the secret of the tests. */
export const TOKEN_KEYS = {
  "public keys": { kind: "jwks", jwks: keySetOf(published.own, published.second) },
  "a secret": { kind: "secret", secret: SECRET },
} as const;

/** One token that somebody may send, and what has to come of it. */
export interface HostileToken {
  readonly what: string;
  readonly keys: keyof typeof TOKEN_KEYS;
  /** Values of the Authorization header; several are sent as several. */
  readonly authorization: readonly string[];
  readonly status: number;
  /** In the audit log. */
  readonly reason: string;
}

const row =
  (keys: keyof typeof TOKEN_KEYS) =>
  (what: string, token: string, reason: string): HostileToken => ({
    what,
    keys,
    authorization: [`Bearer ${token}`],
    status: reason === "authenticated" ? 200 : 403,
    reason,
  });
const asymmetric = row("public keys");
const symmetric = row("a secret");

/** Tokens that do not stand up to the issuer's public keys, and one that does. */
export function asymmetricTokens(claims: TokenClaims, { own, second }: PublishedKeyPairs): readonly HostileToken[] {
  const mallory = rsaKey(own.kid);
  const publicPem = own.publicKey.export({ type: "spki", format: "pem" });
  const publicDer = own.publicKey.export({ type: "spki", format: "der" });
  const malloryJwk = mallory.publicKey.export({ format: "jwk" });
  const good = signedToken(claims, own);
  const [header = "", payload = ""] = good.split(".");
  return [
    asymmetric("a good token", good, "authenticated"),
    {
      what: "two headers, the first of them good",
      keys: "public keys",
      authorization: [`Bearer ${good}`, "Bearer x"],
      status: 403,
      reason: "token_malformed",
    },
    asymmetric("alg none", unsignedToken(claims), "token_algorithm_not_allowed"),
    asymmetric("the signature left out", `${header}.${payload}.`, "token_bad_signature"),
    asymmetric("HS256 keyed with the public key in PEM", hmacToken(claims, publicPem), "token_algorithm_not_allowed"),
    asymmetric("HS256 keyed with the public key in DER", hmacToken(claims, publicDer), "token_algorithm_not_allowed"),
    asymmetric(
      "the attacker's key in the header",
      signedToken(claims, mallory, { jwk: malloryJwk }),
      "token_bad_signature",
    ),
    asymmetric(
      "the address of the attacker's keys",
      signedToken(claims, mallory, { jku: "https://evil.example" }),
      "token_bad_signature",
    ),
    asymmetric("the attacker's certificate", signedToken(claims, mallory, { x5c: ["AA"] }), "token_bad_signature"),
    asymmetric("a key id that is a path", signedToken(claims, own, { kid: "../../dev/null" }), "token_unknown_key"),
    asymmetric("a key id that is SQL", signedToken(claims, own, { kid: "' OR 1=1 --" }), "token_unknown_key"),
    asymmetric("a key id that every object has", signedToken(claims, own, { kid: "__proto__" }), "token_unknown_key"),
    asymmetric("a key id that is no text", signedToken(claims, own, { kid: [own.kid] }), "token_unknown_key"),
    asymmetric("the id of another key", signedToken(claims, own, { kid: second.kid }), "token_bad_signature"),
    asymmetric(
      "an extension that must be understood",
      signedToken(claims, own, { crit: ["x"], x: 1 }),
      "token_critical_header_not_supported",
    ),
    asymmetric(
      "a payload that is not encoded",
      signedToken(claims, own, { crit: ["b64"], b64: false }),
      "token_malformed",
    ),
    asymmetric("an algorithm in a list", signedToken(claims, own, { alg: ["RS256"] }), "token_malformed"),
  ];
}

const seconds = (offset: number): number => NOW.getTime() / 1000 + offset;
const claims = claimsAt(NOW);
const good = signedToken(claims, published.own);

/** The same for every way in which this package is used. */
export const HOSTILE_TOKENS: readonly HostileToken[] = [
  ...asymmetricTokens(claims, published),
  symmetric("a good token", hmacToken(claims), "authenticated"),
  { what: "no token", keys: "a secret", authorization: [], status: 401, reason: "token_required" },
  {
    what: "another scheme",
    keys: "a secret",
    authorization: [`Basic ${hmacToken(claims)}`],
    status: 401,
    reason: "token_required",
  },
  symmetric("alg none", unsignedToken(claims), "token_algorithm_not_allowed"),
  symmetric("a public-key signature where a secret is expected", good, "token_algorithm_not_allowed"),
  symmetric("another HMAC algorithm", hmacToken(claims, SECRET, "HS512"), "token_algorithm_not_allowed"),
  symmetric("the wrong secret", hmacToken(claims, "x".repeat(32)), "token_bad_signature"),
  symmetric("an expired token", hmacToken({ ...claims, exp: seconds(-6) }), "token_expired"),
  symmetric("a token of the future", hmacToken({ ...claims, nbf: seconds(6) }), "token_not_yet_valid"),
  symmetric("a token that never expires", hmacToken({ ...claims, exp: undefined }), "token_invalid_claims"),
  symmetric("an expiry that is text", hmacToken({ ...claims, exp: String(seconds(60)) }), "token_invalid_claims"),
  symmetric("no subject", hmacToken({ ...claims, sub: undefined }), "token_invalid_claims"),
  symmetric("another issuer", hmacToken({ ...claims, iss: "https://evil.example/" }), "token_wrong_issuer"),
  symmetric("another audience", hmacToken({ ...claims, aud: "payments" }), "token_wrong_audience"),
  symmetric("no audience", hmacToken({ ...claims, aud: undefined }), "token_wrong_audience"),
  symmetric("garbage", "garbage", "token_malformed"),
  symmetric("two dots", "..", "token_malformed"),
  symmetric("a token as long as a header may be", `${"e".repeat(12_000)}.e30.AA`, "token_malformed"),
];
