import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a week": resource("aws:docdb/cluster:Cluster", { backupRetentionPeriod: 7 }) },
  bad: {
    nothing: says(
      resource("aws:fsx/windowsFileSystem:WindowsFileSystem", { automaticBackupRetentionDays: 0 }),
      "automaticBackupRetentionDays is 0",
    ),
  },
};
