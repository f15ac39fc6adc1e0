import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a day": replicationGroup({ snapshotRetentionLimit: 1 }) },
  bad: { "the default": says(replicationGroup({}), "snapshotRetentionLimit is 0") },
};

function replicationGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:elasticache/replicationGroup:ReplicationGroup", props);
}
