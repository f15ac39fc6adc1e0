import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a user id": taskDefinition({ containerDefinitions: JSON.stringify([{ name: "app", user: "10001" }]) }),
    "the user of the image": taskDefinition({ containerDefinitions: JSON.stringify([{ name: "app" }]) }),
  },
  bad: {
    root: says(
      taskDefinition({ containerDefinitions: JSON.stringify([{ name: "app", user: "0:0" }]) }),
      "containerDefinitions[0]: user is 0:0",
    ),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
