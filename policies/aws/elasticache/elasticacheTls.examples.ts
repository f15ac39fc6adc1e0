import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { required: replicationGroup({ transitEncryptionEnabled: true, transitEncryptionMode: "required" }) },
  bad: {
    "the default": says(replicationGroup({}), "transitEncryptionEnabled is not true"),
    "as the client likes": says(
      replicationGroup({ transitEncryptionEnabled: true, transitEncryptionMode: "preferred" }),
      "transitEncryptionMode is preferred, which also takes plain text",
    ),
  },
};

function replicationGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:elasticache/replicationGroup:ReplicationGroup", props);
}
