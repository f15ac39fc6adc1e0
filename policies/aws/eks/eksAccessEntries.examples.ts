import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "access entries": cluster({ accessConfig: { authenticationMode: "API" } }) },
  bad: {
    "a ConfigMap": says(
      cluster({ accessConfig: { authenticationMode: "CONFIG_MAP" } }),
      "accessConfig.authenticationMode is not API",
    ),
  },
};

function cluster(props: Record<string, unknown>): ExampleResource {
  return resource("aws:eks/cluster:Cluster", props);
}
