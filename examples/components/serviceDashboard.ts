import { ServiceDashboard } from "secure-microservice";
import { account } from "./account";
import { containerLogs } from "./encryptedLogGroup";
import { alarms } from "./securityAlarms";

export const dashboard = new ServiceDashboard("orders", {
  account,
  service: "orders",
  alarms,
  logGroup: containerLogs.logGroupName,
});
