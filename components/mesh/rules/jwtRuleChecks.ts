import { isPlain, type Problem, within } from "../../core";
import {
  checkArguments,
  input,
  isHttpsUrl,
  isObject,
  list,
  object,
  optional,
  type Shape,
  someText,
  text,
} from "../../core/checks";
import type { MeshKind } from "../meshKind";
import { callRuleFields, checkPaths } from "./callRuleChecks";
import type { JwtRule, RoleRule } from "./jwtRule";

const claimName = text('the claim\'s name, such as "roles"', (name) => name !== "" && !/[[\]]/.test(name));

const claimNames = list(claimName, 'the claim\'s name, such as "roles"', { least: 1 });

const claim: Shape<RoleRule["claim"]> = {
  expected: claimName.expected,
  find: (path, value) => (Array.isArray(value) ? claimNames : claimName).find(path, value),
};

const roleRule = object<RoleRule>({
  ...callRuleFields,
  claim,
  anyOf: list(
    text('roles in full, such as ["refunds"]', (role) => role !== "" && !role.includes("*")),
    'roles in full, such as ["refunds"]',
    { least: 1 },
  ),
});

/** Clients whose tokens count. */
export const clientIds = list(
  text('a value of the "client_id" claim, in full', (id) => /^[^\s,*]+$/.test(id)),
  "the clients whose tokens count",
  { least: 1, ifEmpty: "is empty, so tokens of every client would pass; write those that count, or leave it out" },
);

const jwtRule = object<JwtRule>({
  issuer: someText('the "iss" claim, to the letter'),
  audiences: optional(
    list(someText('a value of the "aud" claim'), "the audience of this service", {
      least: 1,
      ifEmpty: "is empty, so tokens meant for other services would pass; write the audience of this one",
    }),
  ),
  clientIds: optional(clientIds),
  jwksUri: optional(input(text("an https:// URL; keys that came by plain HTTP prove nothing", isHttpsUrl))),
  jwks: optional(input(text('JSON such as {"keys":[{"kty":"EC",...}]} (RFC 7517)'))),
  roles: optional(list(roleRule, "roles that parts of the service ask for")),
});

/** Problems of a token rule. */
export function checkJwt(rule: JwtRule, kind: MeshKind): Problem[] {
  return checkArguments(rule, jwtRule, (typed) => [
    ...checkIntended(typed),
    ...checkKeys(typed),
    ...(typed.roles ?? []).flatMap(({ paths }, index) => within(`roles[${index}]`, checkPaths(paths, kind))),
  ]);
}

function checkIntended({ audiences, clientIds: clients }: JwtRule): Problem[] {
  if (audiences !== undefined || clients !== undefined) return [];
  return [
    {
      propertyPath: "audiences",
      reason:
        "is missing, and so is clientIds, so tokens meant for other services would pass; write the audience of this one, or its clients where tokens name those",
    },
  ];
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
  return checkKeySet(rule);
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
