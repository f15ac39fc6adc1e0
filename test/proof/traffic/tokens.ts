import {
  claimsAt,
  hmacToken,
  rsaKey,
  type SigningKey,
  signedToken,
  unsignedToken,
} from "../../services/support/tokens";
import { ISSUER_HOST } from "./issuer";

export const ISSUER = `https://${ISSUER_HOST}/`;
export const AUDIENCE = "https://api.example.com";

/** Another issuer, whose keys only payments' mesh rule knows. */
export const PARTNERS = "https://partners.example.com/";

/** Tokens by what is wrong with them, in the words of the proof. */
export const tokenKinds = [
  "a valid token",
  "no token",
  "an expired token",
  "a token of another issuer",
  "a token for another audience",
  "a token of a key that the issuer did not publish",
  "a token with alg: none",
  "a token signed by HS256 with the public key",
  "a token without the role",
  "a token of the partners",
] as const;

export type TokenKind = (typeof tokenKinds)[number];

interface Keys {
  readonly issuer: SigningKey;
  readonly partners: SigningKey;
}

const HOUR = 3600;

/** @returns the token, or nothing where there is to be none */
export function mint(kind: TokenKind, keys: Keys, subject = "alice"): string | undefined {
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = claimsAt(now, { iss: ISSUER, aud: AUDIENCE, sub: subject });
  switch (kind) {
    case "a valid token":
      return signedToken(claims, keys.issuer);
    case "no token":
      return undefined;
    case "an expired token":
      return signedToken({ ...claims, iat: seconds - 2 * HOUR, exp: seconds - HOUR }, keys.issuer);
    case "a token of another issuer":
      return signedToken({ ...claims, iss: "https://elsewhere.example.com/" }, keys.issuer);
    case "a token for another audience":
      return signedToken({ ...claims, aud: "https://other.example.com" }, keys.issuer);
    case "a token of a key that the issuer did not publish":
      return signedToken(claims, rsaKey(keys.issuer.kid));
    case "a token with alg: none":
      return unsignedToken(claims);
    case "a token signed by HS256 with the public key":
      return hmacToken(claims, keys.issuer.publicKey.export({ type: "spki", format: "pem" }).toString());
    case "a token without the role":
      return signedToken({ ...claims, roles: ["reports:read"] }, keys.issuer);
    case "a token of the partners":
      return signedToken({ ...claims, iss: PARTNERS }, keys.partners);
  }
}
