import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { users: replicationGroup({ userGroupIds: [UNKNOWN] }), "a token": replicationGroup({ authToken: UNKNOWN }) },
  bad: { "anyone in the network": says(replicationGroup({}), "neither userGroupIds nor authToken is set") },
};

function replicationGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:elasticache/replicationGroup:ReplicationGroup", props);
}
