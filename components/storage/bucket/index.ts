export {
  type AccessLogBucketPolicyInput,
  accessLogBucketPolicy,
  type DataBucketPolicyInput,
  dataBucketPolicy,
} from "./bucketPolicy";
export { EncryptedBucket } from "./encryptedBucket";
export type { AccessLogBucketArgs, AccessLogTarget, DataBucketArgs, EncryptedBucketArgs } from "./encryptedBucketArgs";
