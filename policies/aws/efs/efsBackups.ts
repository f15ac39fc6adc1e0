import { policy, record } from "../../core";

export const efsBackups = policy({
  name: "aws-efs-backups",
  title: "File systems are backed up",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9", "CP-10"], awsFsbp: ["EFS.7"] },
  remediation: "Add a BackupPolicy with the status ENABLED.",
  resources: ["aws:efs/fileSystem:FileSystem"],
  checkInStack: (resource, report, stack) => {
    const backups = stack.referencing(resource, "fileSystemId", "aws:efs/backupPolicy:BackupPolicy");
    const enabled = backups.some(({ props }) => record(props.backupPolicy).status === "ENABLED");
    if (!enabled) report("has no BackupPolicy that is ENABLED");
  },
});
