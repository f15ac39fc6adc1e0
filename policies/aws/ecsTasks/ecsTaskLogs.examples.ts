import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    CloudWatch: taskDefinition({
      containerDefinitions: JSON.stringify([{ name: "app", logConfiguration: { logDriver: "awslogs" } }]),
    }),
    "the router of logs itself": taskDefinition({
      containerDefinitions: JSON.stringify([{ name: "router", firelensConfiguration: { type: "fluentbit" } }]),
    }),
  },
  bad: {
    "the default": says(
      taskDefinition({ containerDefinitions: JSON.stringify([{ name: "app" }]) }),
      "containerDefinitions[0] has no logConfiguration",
    ),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
