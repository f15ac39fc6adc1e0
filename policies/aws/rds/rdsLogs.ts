import { policy } from "../../core";
import { mustBeGiven } from "../_helpers/checks";

export const rdsLogs = policy({
  name: "aws-rds-logs",
  title: "Databases hand on their logs",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.2.1"], awsFsbp: ["RDS.9", "RDS.34", "RDS.36", "RDS.37"] },
  remediation: "List the engine's logs in enabledCloudwatchLogsExports: postgresql, or audit and error.",
  resources: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: mustBeGiven("enabledCloudwatchLogsExports"),
});
