import { createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import { Caller } from "./caller";
import { type Clock, systemClock } from "./clock";
import { ConfigurationError } from "./environment";
import { ExpiringCache } from "./expiringCache";
import { type JsonWebKeySet, loadJose, type VerifyOptions, type VerifyResult } from "./jose";
import type { OperationalLog } from "./operationalLog";
import { type KeyFetch, KeysUnavailable, PublishedKeys, type PublishedKeysOptions } from "./publishedKeys";
import type { Problem } from "./refusal";

/** The key or keys that access tokens are signed with. The kind of key alone decides which algorithms are accepted. */
export type TokenKeys =
  /** HS256 with a secret both sides know. */
  | { readonly kind: "secret"; readonly secret: string }
  /** RS256 or ES256 with public keys given here. */
  | { readonly kind: "jwks"; readonly jwks: JsonWebKeySet }
  /** RS256 or ES256 with public keys that the issuer publishes, see `PublishedKeys`. */
  | ({ readonly kind: "jwksUri" } & PublishedKeysOptions);

/** What a token must be to be accepted. */
export interface TokenRules {
  readonly keys: TokenKeys;
  /** `iss`, exactly. */
  readonly issuer: string;
  /** `aud` must have one of these. None of them only where `clientIds` says whose tokens count. */
  readonly audiences: readonly string[];
  /**
   * `client_id` must be one of these, as in access tokens of Amazon Cognito, which have no `aud`.
   *
   * @default tokens of every client
   */
  readonly clientIds?: readonly string[];
  /**
   * Seconds by which the clocks of issuer and service may differ, for `exp` and `nbf`.
   *
   * @default 5
   */
  readonly clockToleranceSeconds?: number;
  /**
   * Seconds for which an accepted token is not checked again, though never beyond its expiry nor once the issuer is seen to
   * publish other keys; 0 to check it with every request.
   *
   * @default 30
   */
  readonly cacheSeconds?: number;
}

/** Why a token was not accepted. `keys_unavailable` is no fault of the token: the issuer's keys could not be had. */
export type TokenFault =
  | "malformed"
  | "algorithm_not_allowed"
  | "critical_header_not_supported"
  | "unknown_key"
  | "bad_signature"
  | "expired"
  | "not_yet_valid"
  | "wrong_issuer"
  | "wrong_audience"
  | "wrong_client"
  | "invalid_claims"
  | "keys_unavailable";

export type TokenVerdict = { readonly caller: Caller } | { readonly fault: TokenFault };

/** Checks one compact token. Never rejects. */
export type VerifyToken = (token: string) => Promise<TokenVerdict>;

interface VerifierSurroundings {
  readonly clock?: Clock;
  /** Told once when the issuer's keys are not to be had, once when they are again, and why a key cannot be used. */
  readonly log?: OperationalLog;
  /** Fetches the keys that an issuer publishes; the global `fetch` unless a test says otherwise. */
  readonly fetch?: KeyFetch;
}

/** An HS256 key has at least as many bits as its hash. Source: RFC 7518, section 3.2. */
const MINIMUM_SECRET_BYTES = 32;
const DEFAULT_CLOCK_TOLERANCE_SECONDS = 5;
const DEFAULT_CACHE_SECONDS = 30;
/** How many accepted tokens are remembered at once; one with its claims takes some 2 kB. */
const MAXIMUM_REMEMBERED = 10_000;
/** Of keys for RS256. Source: RFC 7518, section 3.3. */
const MINIMUM_RSA_BITS = 2048;

const ALGORITHMS: Readonly<Record<TokenKeys["kind"], readonly string[]>> = {
  secret: ["HS256"],
  jwks: ["RS256", "ES256"],
  jwksUri: ["RS256", "ES256"],
};

/**
 * The check that these rules make.
 *
 * A token must carry `iss`, `exp`, `sub`, and `aud` or `client_id` or both, as the rules ask; `nbf` is honoured if there is one.
 *
 * @throws ConfigurationError if no token could be checked safely by these rules
 */
export async function createTokenVerifier(
  rules: TokenRules,
  { clock = systemClock, log = () => {}, fetch }: VerifierSurroundings = {},
): Promise<VerifyToken> {
  const problems = checkTokenRules(rules);
  if (problems.length > 0) throw new ConfigurationError("access tokens", problems);

  const { errors } = await loadJose();
  const accepted = new ExpiringCache<Caller>(clock, MAXIMUM_REMEMBERED);
  let keyChanges = 0;
  const onChange = (): void => {
    keyChanges++;
    accepted.clear();
  };
  const verify = await verifierWith(rules.keys, { clock, log, onChange, ...(fetch && { fetch }) });
  const clockTolerance = rules.clockToleranceSeconds ?? DEFAULT_CLOCK_TOLERANCE_SECONDS;
  const options = {
    algorithms: [...ALGORITHMS[rules.keys.kind]],
    issuer: rules.issuer,
    ...(rules.audiences.length > 0 && { audience: [...rules.audiences] }),
    requiredClaims: ["exp", "sub"],
    clockTolerance,
  } satisfies VerifyOptions;

  const remember = (caller: Caller, expiry: number): void => {
    const left = expiry + clockTolerance - clock.now().getTime() / 1000;
    accepted.set(caller.bearerToken(), caller, Math.min(left, rules.cacheSeconds ?? DEFAULT_CACHE_SECONDS));
  };

  return async (token) => {
    const known = accepted.get(token);
    if (known) return { caller: known };
    const changesBefore = keyChanges;
    try {
      const { payload } = await verify(token, { ...options, currentDate: clock.now() });
      const { sub, exp = 0, client_id: client } = payload;
      if (rules.clientIds && !rules.clientIds.some((id) => id === client)) return { fault: "wrong_client" };
      if (typeof sub !== "string" || sub === "") return { fault: "invalid_claims" };
      const caller = new Caller(sub, payload, token);
      // Checked with keys that were withdrawn meanwhile, it is accepted this once.
      if (changesBefore === keyChanges) remember(caller, exp);
      return { caller };
    } catch (error) {
      if (error instanceof errors.JWTClaimValidationFailed) return { fault: claimFault(error.claim) };
      if (error instanceof KeysUnavailable) return { fault: "keys_unavailable" };
      const fault = error instanceof errors.JOSEError ? faultOf(error.code) : "keys_unavailable";
      if (fault === "keys_unavailable") log("token_key_unusable", { error: String(error) });
      return { fault };
    }
  };
}

/** What is wrong with the rules, by environment variable. Secrets are never part of a problem. */
export function checkTokenRules(rules: TokenRules): Problem[] {
  return [
    ...checkKeys(rules.keys),
    ...(rules.issuer === ""
      ? [
          {
            name: "JWT_ISSUER",
            reason: 'is missing; write the issuer of the tokens, such as "https://login.example.com/"',
          },
        ]
      : []),
    ...(rules.audiences.length === 0 && (rules.clientIds ?? []).length === 0
      ? [{ name: "JWT_AUDIENCE", reason: 'is missing; write what tokens for this service name, such as "orders"' }]
      : []),
  ];
}

function checkKeys(keys: TokenKeys): Problem[] {
  switch (keys.kind) {
    case "secret": {
      const bytes = Buffer.byteLength(keys.secret);
      if (bytes >= MINIMUM_SECRET_BYTES) return [];
      const reason = `has ${bytes} bytes; write at least ${MINIMUM_SECRET_BYTES} (openssl rand -base64 48)`;
      return [{ name: "ACCESS_TOKEN_SECRET", reason }];
    }
    case "jwks":
      if (keys.jwks.keys.length === 0) return [{ name: "JWKS", reason: "has no keys; write at least one public key" }];
      return keys.jwks.keys.flatMap((key, index) => {
        const reason = faultOfKey(key);
        return reason === undefined ? [] : [{ name: `JWKS.keys[${index}]`, reason }];
      });
    case "jwksUri":
      return [];
  }
}

function faultOfKey(key: JsonWebKeySet["keys"][number]): string | undefined {
  if ((key.kty !== "RSA" && key.kty !== "EC") || key.d !== undefined) {
    return "is not a public RSA or EC key; write the public key alone";
  }
  const publicKey = parsedKey(key);
  if (!publicKey) return `is a broken ${key.kty} key; write it as the issuer publishes it`;
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? MINIMUM_RSA_BITS;
  return bits < MINIMUM_RSA_BITS ? `has ${bits} bits; write an RSA key of at least ${MINIMUM_RSA_BITS}` : undefined;
}

function parsedKey(key: JsonWebKeySet["keys"][number]): KeyObject | undefined {
  try {
    return createPublicKey({ key, format: "jwk" });
  } catch {
    return undefined;
  }
}

async function verifierWith(
  keys: TokenKeys,
  surroundings: ConstructorParameters<typeof PublishedKeys>[1],
): Promise<(token: string, options: VerifyOptions) => Promise<VerifyResult>> {
  const jose = await loadJose();
  switch (keys.kind) {
    case "secret": {
      // A KeyObject, unlike bytes, is imported only once.
      const secret = createSecretKey(keys.secret, "utf8");
      return (token, options) => jose.jwtVerify(token, secret, options);
    }
    case "jwks": {
      const keySet = jose.createLocalJWKSet(keys.jwks);
      return (token, options) => jose.jwtVerify(token, keySet, options);
    }
    case "jwksUri": {
      const published = new PublishedKeys(keys, surroundings, jose);
      return (token, options) => jose.jwtVerify(token, published.find, options);
    }
  }
}

function claimFault(claim: string): TokenFault {
  switch (claim) {
    case "iss":
      return "wrong_issuer";
    case "aud":
      return "wrong_audience";
    case "nbf":
      return "not_yet_valid";
    default:
      return "invalid_claims";
  }
}

/** By the error codes of `jose`. */
function faultOf(code: string): TokenFault {
  switch (code) {
    case "ERR_JWT_EXPIRED":
      return "expired";
    case "ERR_JOSE_ALG_NOT_ALLOWED":
      return "algorithm_not_allowed";
    // Of all that a token can say only an extension in `crit` has this code: algorithms are limited to known ones.
    case "ERR_JOSE_NOT_SUPPORTED":
      return "critical_header_not_supported";
    case "ERR_JWS_SIGNATURE_VERIFICATION_FAILED":
      return "bad_signature";
    case "ERR_JWKS_NO_MATCHING_KEY":
    case "ERR_JWKS_MULTIPLE_MATCHING_KEYS":
      return "unknown_key";
    case "ERR_JWS_INVALID":
    case "ERR_JWT_INVALID":
      return "malformed";
    default:
      return "keys_unavailable";
  }
}
