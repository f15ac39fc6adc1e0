import { policy } from "../../core";
import { standsAlone } from "./_helpers";

export const rdsBackups = policy({
  name: "aws-rds-backups",
  title: "Databases are backed up for a week or more",
  severity: "medium",
  controls: { nist80053: ["CP-9", "CP-10", "SI-12"], awsFsbp: ["RDS.11"] },
  remediation: "Set backupRetentionPeriod to 7 or more days.",
  resources: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (resource, report) => {
    const { props, type } = resource;
    if (!standsAlone(props)) return;
    // Left out, an instance keeps none and a cluster one day.
    const days = Number(props.backupRetentionPeriod ?? (type.endsWith(":Cluster") ? 1 : 0));
    if (days < 7) report(`backupRetentionPeriod is ${days}`);
  },
});
