import { type IamStatement, type Problem, policyDocument, serviceEndpoint } from "../core";
import type { Access, GrantKind } from "./grantable";

type Verb = "read" | "write";
type Actions = Readonly<Record<Verb, readonly string[]>>;

/** What each verb means for one kind of resource. */
interface GrantDefinition {
  /** On the resource itself. */
  readonly resource: Actions;
  /** On what the resource holds: its ARN followed by `/*`. */
  readonly contents?: Actions;
  /** On the key the resource is encrypted under, and only through the service that stores the data. */
  readonly key?: {
    /** The service's name in `kms:ViaService`. Source: AWS KMS Developer Guide, "kms:ViaService". */
    readonly service: string;
    /** The entry of the encryption context in which that service names the resource or a part of it. */
    readonly contextKey: string;
    readonly actions: Actions;
  };
}

/**
 * Verb → actions, per kind of resource.
 *
 * Writing to a bucket includes removing objects but never versions of objects, so that what a compromised workload
 * overwrites or deletes can be restored.
 *
 * Sources: AWS Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3" and "… for AWS Key
 * Management Service"; Amazon S3 User Guide, "Multipart upload API and permissions" (uploading in parts needs
 * `kms:Decrypt` beside `kms:GenerateDataKey`) and "Using server-side encryption with AWS KMS keys", section "Encryption
 * context" (`aws:s3:arn` is the bucket's ARN with an S3 Bucket Key, the object's without).
 */
const definitions: Readonly<Record<GrantKind, GrantDefinition>> = {
  bucket: {
    resource: { read: ["s3:ListBucket", "s3:GetBucketLocation"], write: ["s3:ListBucketMultipartUploads"] },
    contents: {
      read: ["s3:GetObject"],
      write: ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
    },
    key: {
      service: "s3",
      contextKey: "aws:s3:arn",
      actions: { read: ["kms:Decrypt"], write: ["kms:GenerateDataKey", "kms:Decrypt"] },
    },
  },
  key: {
    resource: {
      read: ["kms:Decrypt", "kms:DescribeKey"],
      write: ["kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"],
    },
  },
};

/** The kinds of resource that access can be granted to. */
export const grantKinds: ReadonlySet<string> = new Set(Object.keys(definitions));

const verbsOf: Readonly<Record<Access, readonly Verb[]>> = {
  read: ["read"],
  write: ["write"],
  readWrite: ["read", "write"],
};

/** The verbs that `grant` takes. */
export const accesses: ReadonlySet<string> = new Set(Object.keys(verbsOf));

/** The statements that give `access` to one resource. */
export function grantStatements(kind: GrantKind, access: Access, arn: string): IamStatement[] {
  const { resource, contents } = definitions[kind];
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
export function keyGrantStatements(kind: GrantKind, access: Access, arn: string, keyArn: string): IamStatement[] {
  const { key } = definitions[kind];
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

function actionsFor(verbs: readonly Verb[], actions: Actions): string[] {
  return [...new Set(verbs.flatMap((verb) => actions[verb]))];
}

function allow(sid: string, actions: readonly string[], resource: string): IamStatement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: resource };
}

/** The fourth part of `arn:partition:service:region:account:resource`. */
function regionOf(arn: string): string {
  return arn.split(":")[3] ?? "";
}
