import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "over TLS": taskDefinition({
      volumes: [
        { efsVolumeConfiguration: { fileSystemId: UNKNOWN, transitEncryption: "ENABLED" } },
        { name: "scratch" },
      ],
    }),
  },
  bad: {
    "the default": says(
      taskDefinition({ volumes: [{ efsVolumeConfiguration: { fileSystemId: "fs-1" } }] }),
      "volumes[0].efsVolumeConfiguration.transitEncryption is not ENABLED",
    ),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
