import { checkPlain, isHttpsUrl, isPlain, type Problem, within } from "../core";
import { checkCallRule } from "./ruleChecks";
import type { JwtRule, MeshKind, RoleRule } from "./serviceMesh";

/** Problems of a token rule. */
export function checkJwt(rule: JwtRule, kind: MeshKind): Problem[] {
  return [
    ...checkPlain("issuer", rule.issuer, (issuer) => issuer.trim() !== "", 'the "iss" claim, to the letter'),
    ...checkAudiences(rule.audiences),
    ...checkKeys(rule),
    ...(rule.roles ?? []).flatMap((role, index) => within(`roles[${index}]`, checkRole(role, kind))),
  ];
}

function checkAudiences(audiences: readonly string[]): Problem[] {
  if (audiences.length === 0) {
    return [
      {
        propertyPath: "audiences",
        reason: "is empty, so tokens meant for other services would pass; write the audience of this one",
      },
    ];
  }
  return audiences.flatMap((audience, index) =>
    checkPlain(`audiences[${index}]`, audience, (value) => value.trim() !== "", 'a value of the "aud" claim'),
  );
}

function checkKeys(rule: JwtRule): Problem[] {
  if (rule.jwks !== undefined && rule.jwksUri !== undefined) {
    return [{ propertyPath: "jwks", reason: "is given beside jwksUri; leave one of them out" }];
  }
  if (rule.jwks === undefined && rule.jwksUri === undefined) {
    return [
      {
        propertyPath: "jwksUri",
        reason:
          'is missing, and so is jwks; write where the issuer publishes its keys, such as "https://id.example.com/jwks"',
      },
    ];
  }
  return [
    ...checkPlain("jwksUri", rule.jwksUri, isHttpsUrl, "an https:// URL; keys that came by plain HTTP prove nothing"),
    ...checkKeySet(rule),
  ];
}

// The value is left out of the message: a key that should not be here must not be in the log as well.
function checkKeySet(rule: JwtRule): Problem[] {
  if (!isPlain(rule.jwks)) return [];
  const keys = keysOf(rule.jwks);
  if (keys === undefined || keys.length === 0) {
    return [
      { propertyPath: "jwks", reason: 'is no key set; write JSON such as {"keys":[{"kty":"EC",...}]} (RFC 7517)' },
    ];
  }
  if (keys.some((key) => key.kty === "oct" || "d" in key)) {
    return [
      {
        propertyPath: "jwks",
        reason:
          "holds a secret, and whoever may read the mesh's objects could sign tokens with it; write public keys only",
      },
    ];
  }
  return [];
}

function keysOf(jwks: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  try {
    const set: unknown = JSON.parse(jwks);
    if (!isObject(set) || !Array.isArray(set.keys)) return undefined;
    return set.keys.every(isObject) ? set.keys : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkRole(role: RoleRule, kind: MeshKind): Problem[] {
  const names = claimPath(role);
  return [
    ...(names.length === 0 || names.some((name) => name === "" || /[[\]]/.test(name))
      ? [
          {
            propertyPath: "claim",
            reason: `${JSON.stringify(role.claim)} is not valid; write the claim's name, such as "roles"`,
          },
        ]
      : []),
    ...(role.anyOf.length === 0 || role.anyOf.some((value) => value === "" || value.includes("*"))
      ? [
          {
            propertyPath: "anyOf",
            reason: `${JSON.stringify(role.anyOf)} is not valid; write roles in full, such as ["refunds"]`,
          },
        ]
      : []),
    ...checkCallRule(role, kind),
  ];
}

/** The names on the way to the claim that lists roles. */
export function claimPath(role: RoleRule): readonly string[] {
  return typeof role.claim === "string" ? [role.claim] : role.claim;
}
