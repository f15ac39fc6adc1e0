export {
  type AccessLogBucketPolicyInput,
  accessLogBucketPolicy,
  type DataBucketPolicyInput,
  dataBucketPolicy,
  type TrailLogBucketPolicyInput,
  trailLogBucketPolicy,
} from "./bucketPolicy";
export { EncryptedBucket } from "./encryptedBucket";
export type {
  AccessLogBucketArgs,
  AccessLogTarget,
  DataBucketArgs,
  EncryptedBucketArgs,
  ObjectLock,
  TrailLogBucketArgs,
} from "./encryptedBucketArgs";
