import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "read only": taskDefinition({
      containerDefinitions: JSON.stringify([{ name: "app", readonlyRootFilesystem: true }]),
    }),
    "on Windows": taskDefinition({
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      containerDefinitions: JSON.stringify([{ name: "app" }]),
    }),
  },
  bad: {
    "the default": says(
      taskDefinition({ containerDefinitions: JSON.stringify([{ name: "app" }]) }),
      "containerDefinitions[0]: readonlyRootFilesystem is not true",
    ),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
