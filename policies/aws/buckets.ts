import type { JudgedResource, Surroundings } from "../core";

/** Buckets, under their names in version 7 and version 6 of the provider. */
export const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

/** What belongs to a bucket, under both names. */
export const bucketPartTypes = {
  acl: ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"],
  encryption: [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  ],
  logging: ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"],
  policy: ["aws:s3/bucketPolicy:BucketPolicy"],
  publicAccessBlock: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
  versioning: ["aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"],
} as const;

/** The parts of one kind that belong to a bucket. */
export function partsOf(
  bucket: JudgedResource,
  part: keyof typeof bucketPartTypes,
  around: Surroundings,
): readonly JudgedResource[] {
  return around.pointingAt(bucket, "bucket", ...bucketPartTypes[part]);
}

/** Whether access logs of buckets or load balancers go here. */
export function holdsAccessLogs(bucket: JudgedResource, around: Surroundings): boolean {
  return [
    around.pointingAt(bucket, "targetBucket", ...bucketPartTypes.logging),
    around.pointingAt(bucket, "logging.targetBucket", ...bucketTypes),
    around.pointingAt(bucket, "accessLogs.bucket", "aws:lb/*:LoadBalancer", "aws:alb/*:LoadBalancer"),
  ].some((sources) => sources.length > 0);
}
