import { policy } from "../../core";
import { mustAmountTo } from "../_helpers/checks";

export const elasticacheBackups = policy({
  name: "aws-elasticache-backups",
  title: "Caches are backed up",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9", "CP-10"], awsFsbp: ["ElastiCache.1"] },
  remediation: "Set snapshotRetentionLimit to 1 or more days.",
  resources: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  check: mustAmountTo("snapshotRetentionLimit", 1, 0),
});
