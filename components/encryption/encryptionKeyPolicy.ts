import { formatArn, type IamPolicyDocument, type IamStatement, policyDocument } from "../core";
import { type KeyLocation, type KeyServiceUse, serviceUseStatement } from "./keyServiceUse";

/** What a key policy is made from. */
export interface KeyPolicyInput extends KeyLocation {
  /** ARNs of IAM principals; empty to let the account's IAM policies decide. */
  readonly administrators: readonly string[];
  readonly serviceUses: readonly KeyServiceUse[];
}

/** Source: AWS KMS Developer Guide, "Allows key administrators to administer the KMS key", its wildcards spelled out. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:PutKeyPolicy",
  "kms:ReplicateKey",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
  "kms:UpdatePrimaryRegion",
];

const VIEWING = [
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
];

/** Source: AWS KMS Developer Guide, "Allows key users to use the KMS key". */
const USE = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
];

/**
 * The policy of a key: who administers it, that the account's IAM policies may grant its use, and which AWS services may
 * use it for this account. In a key policy, the resource `*` is the key itself.
 *
 * Source: AWS KMS Developer Guide, "Default key policy" and "Permissions for AWS services in key policies".
 */
export function encryptionKeyPolicy(input: KeyPolicyInput): IamPolicyDocument {
  return policyDocument(
    ...(input.administrators.length === 0 ? [letAccountDecide(input)] : separateDuties(input)),
    ...input.serviceUses.map((use) => serviceUseStatement(use, input)),
  );
}

function letAccountDecide(location: KeyLocation): IamStatement {
  return {
    Sid: "LetIamPoliciesDecide",
    Effect: "Allow",
    Principal: accountRoot(location),
    Action: "kms:*",
    Resource: "*",
  };
}

/**
 * Named administrators manage the key but cannot use it, not even with an IAM policy that allows everything; IAM policies can
 * grant others its use but not its administration.
 *
 * Source: IAM User Guide, "AWS global condition context keys", `aws:PrincipalArn`: for a session, the ARN of the role.
 */
function separateDuties(input: KeyPolicyInput): IamStatement[] {
  return [
    {
      Sid: "RefuseUseToAdministrators",
      Effect: "Deny",
      Principal: "*",
      // A grant would let somebody use the key for them.
      Action: [...USE, "kms:CreateGrant"],
      Resource: "*",
      Condition: { ArnEquals: { "aws:PrincipalArn": input.administrators } },
    },
    {
      Sid: "LetAdministratorsManage",
      Effect: "Allow",
      Principal: { AWS: input.administrators },
      Action: [...ADMINISTRATION, ...VIEWING],
      Resource: "*",
    },
    {
      Sid: "LetIamPoliciesGrantUse",
      Effect: "Allow",
      Principal: accountRoot(input),
      Action: [...USE, ...VIEWING],
      Resource: "*",
    },
    {
      Sid: "LetAwsResourcesHoldGrants",
      Effect: "Allow",
      Principal: accountRoot(input),
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

function accountRoot({ accountId, region }: KeyLocation): { readonly AWS: string } {
  return { AWS: formatArn(region, { service: "iam", account: accountId, resource: "root" }) };
}
