import { EncryptedBucket } from "secure-microservice";
import { account } from "./account";
import { dataKey } from "./encryptionKey";

export const accessLogs = new EncryptedBucket("access-logs", { account, purpose: "accessLogs" });

export const invoices = new EncryptedBucket("invoices", {
  account,
  key: dataKey,
  accessLogs: accessLogs.accessLogTarget(),
  noncurrentVersionDays: 365,
});
