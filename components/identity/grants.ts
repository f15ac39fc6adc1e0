import {
  type Access,
  type GrantActions,
  type GrantDefinition,
  type IamStatement,
  type Problem,
  policyDocument,
  serviceEndpoint,
} from "../core";

type Verb = keyof GrantActions;

const verbsOf: Readonly<Record<Access, readonly Verb[]>> = {
  read: ["read"],
  write: ["write"],
  readWrite: ["read", "write"],
};

/** The verbs that `grant` takes. */
export const accesses: ReadonlySet<string> = new Set(Object.keys(verbsOf));

/** The statements that give `access` to one resource. */
export function grantStatements(definition: GrantDefinition, access: Access, arn: string): IamStatement[] {
  const { resource, contents } = definition;
  const verbs = verbsOf[access];
  return [
    allow("Resource", actionsFor(verbs, resource), arn),
    ...(contents ? [allow("Contents", actionsFor(verbs, contents), `${arn}/*`)] : []),
  ];
}

/**
 * The statements that give access to the key that one resource is encrypted under, as far as the resource needs it; none
 * for a kind of resource that is not encrypted under another one.
 *
 * @param keyArn its region is where the data is stored, for a service uses only keys of its own region
 */
export function keyGrantStatements(
  { key }: GrantDefinition,
  access: Access,
  arn: string,
  keyArn: string,
): IamStatement[] {
  if (key === undefined) return [];
  return [
    {
      ...allow("EncryptionKey", actionsFor(verbsOf[access], key.actions), keyArn),
      Condition: {
        StringEquals: { "kms:ViaService": serviceEndpoint(key.service, regionOf(keyArn)) },
        StringLike: { [`kms:EncryptionContext:${key.contextKey}`]: [arn, `${arn}/*`] },
      },
    },
  ];
}

/**
 * The characters of all inline policies of one role together; white space does not count.
 * Source: IAM User Guide, "IAM and AWS STS quotas", section "IAM and STS character limits".
 */
const INLINE_POLICY_CHARACTERS = 10_240;

/** A role's policy that says this, as it counts towards the role's quota: JSON without white space. */
export function policyText(statements: readonly IamStatement[]): string {
  return JSON.stringify(policyDocument(...statements));
}

/** What is wrong with a role whose inline policies have so many characters together. */
export function checkInlinePolicies(characters: number): Problem[] {
  if (characters <= INLINE_POLICY_CHARACTERS) return [];
  return [
    {
      propertyPath: "grant",
      reason:
        `makes ${characters} characters of inline policies, and IAM takes ${INLINE_POLICY_CHARACTERS} per role; ` +
        "grant less, or give the workload's parts identities of their own",
    },
  ];
}

function actionsFor(verbs: readonly Verb[], actions: GrantActions): string[] {
  return [...new Set(verbs.flatMap((verb) => actions[verb]))];
}

function allow(sid: string, actions: readonly string[], resource: string): IamStatement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: resource };
}

/** The fourth part of `arn:partition:service:region:account:resource`. */
function regionOf(arn: string): string {
  return arn.split(":")[3] ?? "";
}
