import type { GrantDefinition } from "../../core";

/**
 * What reading and writing mean for a bucket.
 *
 * Writing includes removing objects but never versions of objects, so that what a compromised workload overwrites or
 * deletes can be restored.
 *
 * Sources: AWS Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3"; Amazon S3 User
 * Guide, "Multipart upload API and permissions" (uploading in parts needs `kms:Decrypt` beside `kms:GenerateDataKey`) and
 * "Using server-side encryption with AWS KMS keys", section "Encryption context" (`aws:s3:arn` is the bucket's ARN with an
 * S3 Bucket Key, the object's without).
 */
export const bucketGrants: GrantDefinition = {
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
};
