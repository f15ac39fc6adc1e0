import { policy } from "../../core";
import { mustAmountTo } from "../_helpers/checks";

export const rdsMonitoring = policy({
  name: "aws-rds-monitoring",
  title: "Databases tell how their host is doing",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SI-2", "CA-7"], awsFsbp: ["RDS.6"] },
  remediation: "Set monitoringInterval to 60 seconds or less, and monitoringRoleArn.",
  resources: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
  check: mustAmountTo("monitoringInterval", 1, 0),
});
