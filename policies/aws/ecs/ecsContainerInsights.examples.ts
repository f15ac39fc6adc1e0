import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { measured: cluster({ settings: [{ name: "containerInsights", value: "enhanced" }] }) },
  bad: {
    "the default": says(cluster({}), "containerInsights is not enabled"),
    "turned off": says(
      cluster({ settings: [{ name: "containerInsights", value: "disabled" }] }),
      "containerInsights is not enabled",
    ),
  },
};

function cluster(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/cluster:Cluster", props);
}
