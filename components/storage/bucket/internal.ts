export { accessLogsOrNone, accessLogTarget, longestBucketName, objectLockOrNone } from "./encryptedBucketArgs";
