import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": replicationGroup({}) },
  bad: {
    "turned off": says(replicationGroup({ autoMinorVersionUpgrade: false }), "autoMinorVersionUpgrade is false"),
    "turned off, as text": says(
      resource("aws:elasticache/cluster:Cluster", { autoMinorVersionUpgrade: "false" }),
      "autoMinorVersionUpgrade is false",
    ),
  },
};

function replicationGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:elasticache/replicationGroup:ReplicationGroup", props);
}
