import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a digest": taskDefinition({
      containerDefinitions: JSON.stringify([
        { name: "app", image: `registry.example.com/orders@sha256:${"a".repeat(64)}` },
      ]),
    }),
    "a version": taskDefinition({
      containerDefinitions: JSON.stringify([{ name: "app", image: "registry.example.com:5000/orders:1.4.2" }]),
    }),
  },
  bad: {
    "the latest": says(
      taskDefinition({ containerDefinitions: JSON.stringify([{ name: "app", image: "nginx:latest" }]) }),
      "containerDefinitions[0]: image nginx:latest is whatever is the latest",
    ),
    "no tag, which is the latest": says(
      taskDefinition({
        containerDefinitions: JSON.stringify([{ name: "app", image: "registry.example.com:5000/orders" }]),
      }),
      "containerDefinitions[0]: image registry.example.com:5000/orders is whatever is the latest",
    ),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
