import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": cluster({ brokerNodeGroupInfo: {} }) },
  bad: {
    public: says(
      cluster({ brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } } } }),
      "brokerNodeGroupInfo.connectivityInfo.publicAccess.type is SERVICE_PROVIDED_EIPS",
    ),
  },
};

function cluster(props: Record<string, unknown>): ExampleResource {
  return resource("aws:msk/cluster:Cluster", props);
}
