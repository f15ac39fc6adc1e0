import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a network of its own": taskDefinition({ networkMode: "awsvpc" }),
    "processes of one task": taskDefinition({ pidMode: "task" }),
  },
  bad: {
    "the host's processes": says(taskDefinition({ networkMode: "awsvpc", pidMode: "host" }), "pidMode is host"),
    "the host's network": says(taskDefinition({ networkMode: "host" }), "networkMode is host"),
  },
};

function taskDefinition(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/taskDefinition:TaskDefinition", props);
}
