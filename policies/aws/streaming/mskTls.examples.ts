import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": cluster({}) },
  bad: {
    "plain text, too": says(
      cluster({ encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT", inCluster: false } } }),
      "encryptionInfo.encryptionInTransit.clientBroker is TLS_PLAINTEXT",
      "encryptionInfo.encryptionInTransit.inCluster is false",
    ),
  },
};

function cluster(props: Record<string, unknown>): ExampleResource {
  return resource("aws:msk/cluster:Cluster", props);
}
