import { type Look, named, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "AWS Key Management Service". Ids: the import section of each type's
 * registry page. Replacement: `createOnlyProperties` of AWS::KMS::* and the registry's "Forces new resource".
 */

const arn = "arn:{partition}:kms:{region}:{account}:key/{keyId}";

/** What a key without a policy of its own gets. Source: KMS Developer Guide, "Default key policy". */
const defaultPolicy = (look: Look) =>
  JSON.stringify({
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: look.fill("arn:{partition}:iam::{account}:root") },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  });

export const kms: ResourceForms = {
  "aws:kms/key:Key": {
    id: "{keyId}",
    defaults: {
      bypassPolicyLockoutSafetyCheck: false,
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      enableKeyRotation: false,
      isEnabled: true,
      keyUsage: "ENCRYPT_DECRYPT",
    },
    outputs: {
      // The id of a multi-Region key says so. Source: KMS Developer Guide, "Multi-Region keys".
      keyId: (look) => (look("multiRegion") === true ? look.fill("mrk-{hex:32}") : look.text("uuid")),
      arn,
      policy: defaultPolicy,
      description: "",
      multiRegion: false,
    },
    replaces: ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "xksKeyId"],
    tagged: true,
  },

  "aws:kms/replicaKey:ReplicaKey": {
    id: "{keyId}",
    defaults: { bypassPolicyLockoutSafetyCheck: false, enabled: true },
    outputs: {
      keyId: (look) => look.text("primaryKeyArn").replace(/^.*key\//, ""),
      arn,
      policy: defaultPolicy,
      keyRotationEnabled: false,
      keySpec: "SYMMETRIC_DEFAULT",
      keyUsage: "ENCRYPT_DECRYPT",
    },
    replaces: ["primaryKeyArn"],
    tagged: true,
  },

  "aws:kms/keyPolicy:KeyPolicy": {
    id: "{keyId}",
    defaults: { bypassPolicyLockoutSafetyCheck: false },
    replaces: ["keyId"],
    inAccount: { key: "{keyId}" },
  },

  "aws:kms/alias:Alias": {
    id: "{name}",
    ...named("name", 238, { finish: (name) => `alias/${name.replace(/^alias\//, "")}` }),
    outputs: {
      arn: "arn:{partition}:kms:{region}:{account}:{name}",
      targetKeyArn: (look) => {
        const key = look.text("targetKeyId");
        return key.startsWith("arn:") ? key : look.fill("arn:{partition}:kms:{region}:{account}:key/{targetKeyId}");
      },
    },
    replaces: ["name", "namePrefix"],
    inAccount: {
      key: "{name}",
      taken: (look) => look.fill("AlreadyExistsException: An alias with the name {arn} already exists"),
    },
  },

  "aws:kms/grant:Grant": {
    id: "{keyId}:{grantId}",
    ...named(),
    defaults: { retireOnDelete: false },
    outputs: { grantId: "{hex:64}", grantToken: "{mixed:172}" },
    replaces: [
      "constraints",
      "grantCreationTokens",
      "granteePrincipal",
      "keyId",
      "name",
      "operations",
      "retireOnDelete",
      "retiringPrincipal",
    ],
    secrets: ["grantToken"],
  },
};
