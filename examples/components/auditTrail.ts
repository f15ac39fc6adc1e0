import { AuditTrail } from "secure-microservice";
import { account } from "./account";
import { accessLogs, invoices } from "./encryptedBucket";

export const trail = new AuditTrail("audit", {
  account,
  accessLogs: accessLogs.accessLogTarget(),
  dataEvents: { buckets: [invoices.arn] },
});
