export {
  accessLogsOrNone,
  accessLogTarget,
  checkAccessLogsPlace,
  longestBucketName,
  objectLockOrNone,
} from "./encryptedBucketArgs";
