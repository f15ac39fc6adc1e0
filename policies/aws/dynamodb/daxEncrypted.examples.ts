import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { both: cluster({ serverSideEncryption: { enabled: true }, clusterEndpointEncryptionType: "TLS" }) },
  bad: {
    "the default": says(
      cluster({}),
      "serverSideEncryption.enabled is not true",
      "clusterEndpointEncryptionType is not TLS",
    ),
  },
};

function cluster(props: Record<string, unknown>): ExampleResource {
  return resource("aws:dax/cluster:Cluster", props);
}
