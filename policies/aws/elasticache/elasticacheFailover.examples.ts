import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a second node": replicationGroup({ automaticFailoverEnabled: true }) },
  bad: { "the default": says(replicationGroup({}), "automaticFailoverEnabled is not true") },
};

function replicationGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:elasticache/replicationGroup:ReplicationGroup", props);
}
