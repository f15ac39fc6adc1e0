import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "where the tasks log": cluster({ configuration: { executeCommandConfiguration: { logging: "DEFAULT" } } }),
    "the default": cluster({}),
  },
  bad: {
    nowhere: says(
      cluster({ configuration: { executeCommandConfiguration: { logging: "NONE" } } }),
      "configuration.executeCommandConfiguration.logging is NONE",
    ),
  },
};

function cluster(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/cluster:Cluster", props);
}
