import { EncryptedLogGroup } from "secure-microservice";
import { account } from "./account";
import { logsKey } from "./encryptionKey";

/** Where Fluent Bit of the Amazon CloudWatch Observability add-on puts what containers print. */
export const containerLogs = new EncryptedLogGroup("container-logs", {
  account,
  key: logsKey,
  logGroupName: "/aws/containerinsights/production/application",
});
