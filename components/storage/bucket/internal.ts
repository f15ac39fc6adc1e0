export { accessLogTarget, longestBucketName } from "./encryptedBucketArgs";
