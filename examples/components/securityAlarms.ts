import { SecurityAlarms } from "secure-microservice";
import { account } from "./account";
import { trail } from "./auditTrail";
import { containerLogs } from "./encryptedLogGroup";
import { webAcl } from "./webAcl";

export const alarms = new SecurityAlarms("security", {
  account,
  trailLogGroup: trail.logGroupName,
  serviceLogs: { logGroup: containerLogs.logGroupName, services: ["orders", "payments"] },
  webAcls: [webAcl],
  mailTo: ["security@example.com"],
});
