import { SecurityAlarms } from "secure-microservice";
import { account } from "./account";
import { containerLogs } from "./encryptedLogGroup";
import { webAcl } from "./webAcl";

export const alarms = new SecurityAlarms("security", {
  account,
  trailLogGroup: "organization-trail",
  serviceLogs: { logGroup: containerLogs.logGroupName, services: ["orders", "payments"] },
  webAcls: [webAcl],
  mailTo: ["security@example.com"],
});
