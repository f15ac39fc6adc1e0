import { formatArn, type IamPolicyDocument, type IamStatement, policyDocument } from "../../core";

/** What the policy of a bucket for data is made from. */
export interface DataBucketPolicyInput {
  readonly bucketArn: string;
  /** The only key that objects may be encrypted under. */
  readonly keyArn: string;
}

/** What the policy of a bucket for access logs is made from. */
export interface AccessLogBucketPolicyInput {
  readonly bucketArn: string;
  readonly accountId: string;
  readonly region: string;
}

/** What the policy of a bucket for a trail's log files is made from. */
export interface TrailLogBucketPolicyInput {
  readonly bucketArn: string;
  readonly accountId: string;
  /** The only trail that may deliver. */
  readonly trailArn: string;
}

/** The oldest version of TLS that a bucket answers. */
const OLDEST_TLS = "1.2";

const ENCRYPTION = "s3:x-amz-server-side-encryption";
const KEY_ID = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const CUSTOMER_KEY = "s3:x-amz-server-side-encryption-customer-algorithm";

/**
 * Refuses requests without TLS or with an old version of it, and uploads that ask for any other encryption than the
 * bucket's own. An upload that asks for nothing gets the bucket's default, and passes.
 */
export function dataBucketPolicy({ bucketArn, keyArn }: DataBucketPolicyInput): IamPolicyDocument {
  return policyDocument(
    ...refuseUnsafeTransport(bucketArn),
    refuseUploads("RefuseOtherEncryption", bucketArn, {
      Null: { [ENCRYPTION]: "false" },
      StringNotEquals: { [ENCRYPTION]: "aws:kms" },
    }),
    refuseUploads("RefuseOtherKeys", bucketArn, {
      Null: { [KEY_ID]: "false" },
      StringNotEquals: { [KEY_ID]: keyArn },
    }),
    // Asked for KMS without a key, S3 takes the AWS managed one instead of the bucket's.
    refuseUploads("RefuseAwsManagedKey", bucketArn, {
      Null: { [KEY_ID]: "true" },
      StringEquals: { [ENCRYPTION]: "aws:kms" },
    }),
    refuseUploads("RefuseCustomerKeys", bucketArn, { Null: { [CUSTOMER_KEY]: "false" } }),
  );
}

/**
 * Lets S3 and Elastic Load Balancing deliver access logs of this account, and refuses unsafe transport and any other
 * encryption than SSE-S3, the only one that AWS supports for both.
 *
 * Sources: Amazon S3 User Guide, "Enabling Amazon S3 server access logging"; Elastic Load Balancing User Guide for
 * Application Load Balancers, "Enable access logs for your Application Load Balancer", which asks for the account in the
 * path of the objects.
 */
export function accessLogBucketPolicy(input: AccessLogBucketPolicyInput): IamPolicyDocument {
  const { bucketArn, accountId, region } = input;
  return policyDocument(
    ...refuseUnsafeTransport(bucketArn),
    refuseUploads("RefuseOtherEncryption", bucketArn, {
      Null: { [ENCRYPTION]: "false" },
      StringNotEquals: { [ENCRYPTION]: "AES256" },
    }),
    refuseUploads("RefuseCustomerKeys", bucketArn, { Null: { [CUSTOMER_KEY]: "false" } }),
    {
      Sid: "LetS3DeliverAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucketArn}/*`,
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": formatArn(region, { service: "s3", resource: "*" }) },
      },
    },
    {
      Sid: "LetLoadBalancersDeliverAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: [`${bucketArn}/AWSLogs/${accountId}/*`, `${bucketArn}/*/AWSLogs/${accountId}/*`],
    },
  );
}

/**
 * Lets one trail deliver its files for its account, and refuses unsafe transport and keys of callers. It asks for no
 * encryption: CloudTrail encrypts log files under the trail's key, and digest files under keys that S3 manages.
 *
 * Source: AWS CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail" and "CloudTrail digest file structure".
 */
export function trailLogBucketPolicy({ bucketArn, accountId, trailArn }: TrailLogBucketPolicyInput): IamPolicyDocument {
  const trail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  return policyDocument(
    ...refuseUnsafeTransport(bucketArn),
    refuseUploads("RefuseCustomerKeys", bucketArn, { Null: { [CUSTOMER_KEY]: "false" } }),
    {
      Sid: "LetTrailCheckTheBucket",
      ...trail,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    },
    {
      Sid: "LetTrailDeliver",
      ...trail,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArn } },
    },
  );
}

/**
 * Source: Amazon S3 User Guide, "Security best practices for Amazon S3" (`aws:SecureTransport`) and "Amazon S3 condition
 * key examples" (`s3:TlsVersion`).
 */
function refuseUnsafeTransport(bucketArn: string): IamStatement[] {
  const everything = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
  } as const;
  return [
    { Sid: "RefusePlainHttp", ...everything, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "RefuseOldTls", ...everything, Condition: { NumericLessThan: { "s3:TlsVersion": OLDEST_TLS } } },
  ];
}

/** Source of the condition keys: AWS Service Authorization Reference, Amazon S3, `PutObject`. */
function refuseUploads(sid: string, bucketArn: string, condition: IamStatement["Condition"]): IamStatement {
  return {
    Sid: sid,
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: `${bucketArn}/*`,
    Condition: condition,
  };
}
