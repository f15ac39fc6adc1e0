import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    plain: taskDefinition({ containerDefinitions: JSON.stringify([{ name: "app" }]) }),
    "one capability of Fargate": taskDefinition({
      containerDefinitions: JSON.stringify([
        { name: "app", linuxParameters: { capabilities: { drop: ["ALL"], add: ["SYS_PTRACE"] } } },
      ]),
    }),
  },
  bad: {
    privileged: says(
      taskDefinition({ containerDefinitions: JSON.stringify([{ name: "app", privileged: true }]) }),
      "containerDefinitions[0] is privileged",
    ),
    "as good as privileged": says(
      taskDefinition({
        containerDefinitions: JSON.stringify([
          { name: "app", linuxParameters: { capabilities: { add: ["SYS_ADMIN"] } } },
        ]),
      }),
      "containerDefinitions[0]: linuxParameters.capabilities.add holds SYS_ADMIN",
    ),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
