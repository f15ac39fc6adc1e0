import * as pulumi from "@pulumi/pulumi";
import { EncryptedBucket, EncryptionKey } from "secure-microservice";

const account = {
  accountId: new pulumi.Config().get("accountId") ?? "123456789012",
  region: new pulumi.Config("aws").require("region"),
};

const accessLogs = new EncryptedBucket("access-logs", { account, purpose: "accessLogs" });
const key = new EncryptionKey("invoices", { account, description: "Invoices" });
const invoices = new EncryptedBucket("invoices", {
  account,
  key,
  accessLogs: accessLogs.accessLogTarget(),
  noncurrentVersionDays: 365,
});

/** The bucket that invoices go to. */
export const bucketName = invoices.bucketName;
