import { isGiven, policy } from "../../core";
import { keyProblem } from "../_helpers/keys";

/** What a database is made from decides whether it is encrypted; it cannot be said again. */
const origins = ["replicateSourceDb", "replicationSourceIdentifier", "snapshotIdentifier", "restoreToPointInTime"];

export const rdsEncrypted = policy({
  name: "aws-rds-encrypted",
  rationale: "Snapshots and retired disks keep what was written; under a key of one's own they can be locked.",
  title: "Databases are encrypted under a KMS key of their own",
  severity: "high",
  controls: { cisAws: ["2.3.1"], nist80053: ["SC-28(1)", "SC-13"], awsFsbp: ["RDS.3", "RDS.27"] },
  remediation: "Set storageEncrypted to true and kmsKeyId to the ARN of your key.",
  resources: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: ({ props }, report) => {
    if (origins.some((origin) => isGiven(props, origin))) return;
    const problem = keyProblem(props, "kmsKeyId");
    if (props.storageEncrypted !== true) report("storageEncrypted is not true");
    else if (problem) report(problem);
  },
});
