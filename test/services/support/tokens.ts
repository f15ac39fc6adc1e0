import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** An HS256 secret of the shortest length that is accepted. */
export const SECRET = "0123456789abcdef0123456789abcdef";
export const ISSUER = "https://login.example.com/";

export interface SigningKey {
  readonly algorithm: "RS256" | "ES256";
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export type TokenClaims = Readonly<Record<string, unknown>>;

/** Claims that payments and orders accept at that time; override what a test is about. */
export function claimsAt(now: Date, overrides: TokenClaims = {}): TokenClaims {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return {
    iss: ISSUER,
    aud: ["orders", "payments"],
    sub: "alice",
    iat: issuedAt,
    exp: issuedAt + 300,
    roles: ["orders:write", "payments:charge"],
    ...overrides,
  };
}

/** Signed here rather than by the library that the services check with. */
export function hmacToken(
  claims: TokenClaims,
  secret: string | Buffer = SECRET,
  algorithm: "HS256" | "HS512" = "HS256",
): string {
  const signed = `${encoded({ alg: algorithm, typ: "JWT" })}.${encoded(claims)}`;
  const hash = algorithm === "HS256" ? "sha256" : "sha512";
  return `${signed}.${createHmac(hash, secret).update(signed).digest("base64url")}`;
}

export function unsignedToken(claims: TokenClaims): string {
  return `${encoded({ alg: "none", typ: "JWT" })}.${encoded(claims)}.`;
}

/** @param header what stands in the header beside or instead of the usual */
export function signedToken(
  claims: TokenClaims,
  { algorithm, kid, privateKey }: SigningKey,
  header: Readonly<Record<string, unknown>> = {},
): string {
  const signed = `${encoded({ alg: algorithm, typ: "JWT", kid, ...header })}.${encoded(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
}

export function rsaKey(kid: string, modulusLength = 2048): SigningKey {
  return { algorithm: "RS256", kid, ...generateKeyPairSync("rsa", { modulusLength }) };
}

export function ecKey(kid: string): SigningKey {
  return { algorithm: "ES256", kid, ...generateKeyPairSync("ec", { namedCurve: "P-256" }) };
}

/** The set as an issuer publishes it. */
export function keySetOf(...keys: SigningKey[]) {
  return {
    keys: keys.map(({ publicKey, kid, algorithm }) => {
      const { kty = "", ...rest } = publicKey.export({ format: "jwk" });
      return { ...rest, kty, kid, alg: algorithm, use: "sig" };
    }),
  };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
