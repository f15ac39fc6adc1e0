import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "backed up": [
      fileSystem({}),
      resource(
        "aws:efs/backupPolicy:BackupPolicy",
        { fileSystemId: UNKNOWN, backupPolicy: { status: "ENABLED" } },
        { name: "backup", dependsOn: { fileSystemId: ["it"] } },
      ),
    ],
  },
  bad: { alone: says(fileSystem({}), "has no BackupPolicy that is ENABLED") },
};

function fileSystem(props: Record<string, unknown>): ExampleResource {
  return resource("aws:efs/fileSystem:FileSystem", props);
}
