import type { PolicyResource, StackResources } from "../../core";
import { allowsAction, statementsOf } from "../iam/_helpers";

/** Buckets, under their names in version 7 and version 6 of the provider. */
export const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

const distributionType = "aws:cloudfront/distribution:Distribution";

/** What belongs to a bucket, under both names. */
export const bucketPartTypes = {
  acl: ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"],
  encryption: [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  ],
  logging: ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"],
  ownership: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
  policy: ["aws:s3/bucketPolicy:BucketPolicy"],
  publicAccessBlock: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
  versioning: ["aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"],
} as const;

/** The parts of one kind that belong to a bucket. */
export function partsOf(
  bucket: PolicyResource,
  part: keyof typeof bucketPartTypes,
  stack: StackResources,
): readonly PolicyResource[] {
  return stack.referencing(bucket, "bucket", ...bucketPartTypes[part]);
}

/**
 * Services that deliver access logs, and to none but buckets encrypted under keys of S3's own (SSE-S3): S3, load balancers,
 * load balancers on Outposts. delivery.logs.amazonaws.com is not one of them, for what it delivers (flow logs, logs of
 * Network Load Balancers) may be encrypted under a KMS key.
 *
 * Sources: Amazon S3 User Guide, "Enabling Amazon S3 server access logging"; Elastic Load Balancing User Guide for
 * Application Load Balancers, "Enable access logs for your Application Load Balancer"; Amazon CloudWatch Logs User Guide,
 * "Logs sent to Amazon S3", section "Amazon S3 bucket server-side encryption".
 */
const accessLogServices = [
  "logging.s3.amazonaws.com",
  "logdelivery.elasticloadbalancing.amazonaws.com",
  "logdelivery.elb.amazonaws.com",
];

/**
 * Whether access logs of buckets or load balancers go here: those of this stack do, or the bucket is there for those of
 * others.
 */
export function holdsAccessLogs(bucket: PolicyResource, stack: StackResources): boolean {
  return isLoggedTo(bucket, stack) || takesAccessLogs(bucket, stack);
}

/** Whether CloudFront hands the content of the bucket to everyone. */
export function isPublicContent(bucket: PolicyResource, stack: StackResources): boolean {
  return stack.referencing(bucket, "origins", distributionType).length > 0;
}

/** Whether CloudFront writes its standard logs into the bucket, which takes access control lists and other keys than S3's. */
export function holdsCloudFrontLogs(bucket: PolicyResource, stack: StackResources): boolean {
  return stack.referencing(bucket, "loggingConfig", distributionType).length > 0;
}

function isLoggedTo(bucket: PolicyResource, stack: StackResources): boolean {
  return [
    stack.referencing(bucket, "targetBucket", ...bucketPartTypes.logging),
    stack.referencing(bucket, "logging.targetBucket", ...bucketTypes),
    stack.referencing(bucket, "accessLogs.bucket", "aws:lb/*:LoadBalancer", "aws:alb/*:LoadBalancer"),
  ].some((sources) => sources.length > 0);
}

/**
 * Whether the bucket's policy lets AWS deliver access logs. It then must let nobody but services of AWS put objects, and not
 * be made from a KMS key: a bucket that a role or another account writes to, or that has to do with keys, holds data too.
 * What IAM lets roles of the same account write stays unseen.
 */
function takesAccessLogs(bucket: PolicyResource, stack: StackResources): boolean {
  const parts = partsOf(bucket, "policy", stack);
  if (parts.some((part) => isMadeFromKey(part, stack))) return false;
  const writers = [stack.given(bucket, "policy"), ...parts.map(({ props }) => props.policy)]
    .flatMap(statementsOf)
    .filter((statement) => allowsAction(statement, "s3:PutObject"))
    .map(({ principals }) => principals);
  return (
    writers.some(({ Service = [] }) => Service.some((service) => accessLogServices.includes(service))) &&
    writers.every((principals) => Object.keys(principals).every((kind) => kind === "Service"))
  );
}

/** Known before the policy's text is, and so what tells most buckets for data at preview. */
function isMadeFromKey(bucketPolicy: PolicyResource, stack: StackResources): boolean {
  return stack
    .ofType("aws:kms/*:*")
    .some((key) =>
      stack.referencing(key, "policy", ...bucketPartTypes.policy).some(({ urn }) => urn === bucketPolicy.urn),
    );
}

/** What blocks public access, of a bucket or of all of an account. */
export const publicAccessSettings = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
];
