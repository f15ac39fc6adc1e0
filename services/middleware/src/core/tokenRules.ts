import { type EnvironmentReader, isLoopback } from "./environment";
import type { JsonWebKeySet } from "./jose";
import { checkTokenRules, type TokenKeys, type TokenRules } from "./tokenVerifier";

/** How token rules are read. */
interface Reading {
  /** Whether keys may be fetched over plain HTTP from elsewhere, as in a mesh, whose sidecar does TLS. */
  readonly isHttpAllowed: boolean;
  /** What need not be read. */
  readonly given?: Partial<TokenRules>;
}

const DAY_SECONDS = 86_400;

/**
 * What the environment says of access tokens: `ACCESS_TOKEN_SECRET`, `JWKS_URI` (with `JWKS_MAX_STALE_SECONDS`) or `JWKS`, and
 * `JWT_ISSUER`, `JWT_AUDIENCE`, `JWT_CLIENT_ID`, `JWT_CLOCK_TOLERANCE_SECONDS`. Problems are collected by the reader.
 */
export function readTokenRules(reader: EnvironmentReader, { isHttpAllowed, given = {} }: Reading): TokenRules {
  const keys = given.keys ?? readTokenKeys(reader, isHttpAllowed);
  const clientIds = given.clientIds ?? reader.list("JWT_CLIENT_ID");
  const rules = {
    issuer: given.issuer ?? reader.optional("JWT_ISSUER") ?? "",
    audiences: given.audiences ?? reader.list("JWT_AUDIENCE"),
    ...(clientIds.length > 0 && { clientIds }),
    clockToleranceSeconds:
      given.clockToleranceSeconds ?? reader.integer("JWT_CLOCK_TOLERANCE_SECONDS", { default: 5, min: 0, max: 60 }),
    keys: keys ?? { kind: "jwks", jwks: { keys: [] } },
  } satisfies TokenRules;
  reader.reportAll(checkTokenRules(rules).filter(({ name }) => keys !== undefined || name.startsWith("JWT_")));
  return rules;
}

/** The one kind of key that is configured; nothing, with the problem reported, if it is not exactly one. */
function readTokenKeys(reader: EnvironmentReader, isHttpAllowed: boolean): TokenKeys | undefined {
  const sources = ["ACCESS_TOKEN_SECRET", "JWKS_URI", "JWKS"].filter((name) => reader.optional(name) !== undefined);
  if (sources.length > 1) {
    reader.report(
      sources.join(", "),
      "are set together, but one kind of key decides the algorithm; leave out all but one",
    );
    return undefined;
  }
  switch (sources[0]) {
    case "ACCESS_TOKEN_SECRET":
      return { kind: "secret", secret: reader.optional("ACCESS_TOKEN_SECRET") ?? "" };
    case "JWKS_URI":
      return readJwksUri(reader, isHttpAllowed);
    case "JWKS":
      return readJwks(reader);
    default:
      reader.report(
        "ACCESS_TOKEN_SECRET",
        "is missing; write it, or JWKS_URI or JWKS, to say what tokens are signed with",
      );
      return undefined;
  }
}

function readJwksUri(reader: EnvironmentReader, isHttpAllowed: boolean): TokenKeys | undefined {
  const isSafe = ({ protocol, hostname }: URL): boolean =>
    protocol === "https:" || (protocol === "http:" && (isHttpAllowed || isLoopback(hostname)));
  const uri = reader.url("JWKS_URI", isSafe, "an https URL (http only inside a mesh)");
  const ofStaleKeys = { default: DAY_SECONDS, min: 0, max: 7 * DAY_SECONDS };
  const maximumStaleSeconds = reader.integer("JWKS_MAX_STALE_SECONDS", ofStaleKeys);
  return uri && { kind: "jwksUri", uri, maximumStaleSeconds };
}

function readJwks(reader: EnvironmentReader): TokenKeys | undefined {
  const jwks = parseJson(reader.optional("JWKS") ?? "");
  if (isKeySet(jwks)) return { kind: "jwks", jwks };
  reader.report("JWKS", 'is not a JSON Web Key Set; write {"keys": [...]} with public keys');
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isKeySet(value: unknown): value is JsonWebKeySet {
  if (typeof value !== "object" || value === null || !("keys" in value) || !Array.isArray(value.keys)) return false;
  return value.keys.every((key: unknown) => typeof key === "object" && key !== null && "kty" in key);
}
