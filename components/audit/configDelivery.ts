import { formatArn, type IamPolicyDocument, policyDocument, serviceEndpoint } from "../core";

/** What the role of AWS Config is for. */
export interface ConfigDelivery {
  readonly accountId: string;
  readonly region: string;
  readonly bucketArn: string;
  readonly keyArn: string;
}

/** Lets AWS Config act for this account only. */
export function configTrust(accountId: string): IamPolicyDocument {
  return policyDocument({
    Effect: "Allow",
    Principal: { Service: "config.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  });
}

/** The policy of AWS that lets AWS Config read every resource. Source: AWS Managed Policy Reference, `AWS_ConfigRole`. */
export function configReadPolicyArn(region: string): string {
  return formatArn(region, { service: "iam", account: "aws", resource: "policy/service-role/AWS_ConfigRole" });
}

/**
 * Lets AWS Config deliver what it records for this account, encrypted under the bucket's key.
 *
 * Source: AWS Config Developer Guide, "Permissions for the IAM role assigned to AWS Config", sections "Adding IAM role
 * permissions for S3 buckets" and "… for KMS keys".
 */
export function configDeliveryPolicy({ accountId, region, bucketArn, keyArn }: ConfigDelivery): IamPolicyDocument {
  return policyDocument(
    {
      Sid: "Deliver",
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
      Condition: { StringLike: { "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    { Sid: "CheckTheBucket", Effect: "Allow", Action: ["s3:GetBucketAcl", "s3:ListBucket"], Resource: bucketArn },
    {
      Sid: "EncryptionKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": serviceEndpoint("s3", region) } },
    },
  );
}
