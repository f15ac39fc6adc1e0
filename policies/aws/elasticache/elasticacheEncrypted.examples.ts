import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    encrypted: replicationGroup({ atRestEncryptionEnabled: true }),
    "Valkey's default": replicationGroup({ engine: "valkey" }),
    "a member of a global group": replicationGroup({ globalReplicationGroupId: UNKNOWN }),
  },
  bad: { "the default": says(replicationGroup({}), "atRestEncryptionEnabled is not true") },
};

function replicationGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:elasticache/replicationGroup:ReplicationGroup", props);
}
