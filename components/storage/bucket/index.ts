export {
  type AccessLogBucketPolicyInput,
  accessLogBucketPolicy,
  type DataBucketPolicyInput,
  dataBucketPolicy,
  type TrailLogBucketPolicyInput,
  trailLogBucketPolicy,
} from "./bucketPolicy";
export { type BucketStorageSettings, bucketStorage } from "./bucketStorage";
export { EncryptedBucket } from "./encryptedBucket";
export type {
  AccessLogBucketArgs,
  AccessLogTarget,
  DataBucketArgs,
  EncryptedBucketArgs,
  ObjectLock,
  TrailLogBucketArgs,
} from "./encryptedBucketArgs";
