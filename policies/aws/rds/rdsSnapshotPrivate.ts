import { policy, texts } from "../../core";

export const rdsSnapshotPrivate = policy({
  name: "aws-rds-snapshot-private",
  title: "Snapshots of databases are shared with nobody they do not know",
  severity: "critical",
  controls: { nist80053: ["AC-3", "SC-7"], awsFsbp: ["RDS.1"] },
  remediation: "List the accounts in sharedAccounts.",
  resources: [
    "aws:rds/snapshot:Snapshot",
    "aws:rds/clusterSnapshot:ClusterSnapshot",
    "aws:rds/snapshotCopy:SnapshotCopy",
    "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
  ],
  check: (resource, report) => {
    if (texts(resource.props.sharedAccounts).includes("all")) report("sharedAccounts holds all");
  },
});
