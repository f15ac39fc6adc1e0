import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    cleared: [
      repository({}),
      resource(
        "aws:ecr/lifecyclePolicy:LifecyclePolicy",
        { repository: UNKNOWN },
        { name: "old", dependsOn: { repository: ["it"] } },
      ),
    ],
  },
  bad: { alone: says(repository({}), "has no LifecyclePolicy") },
};

function repository(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecr/repository:Repository", props);
}
