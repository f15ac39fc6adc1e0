import type { GrantDefinition } from "../core";

/**
 * What reading and writing mean for a key that a workload uses itself.
 *
 * Source: AWS Service Authorization Reference, "Actions, resources, and condition keys for AWS Key Management Service".
 */
export const keyGrants: GrantDefinition = {
  resource: {
    read: ["kms:Decrypt", "kms:DescribeKey"],
    write: ["kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"],
  },
};
