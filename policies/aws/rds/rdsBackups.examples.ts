import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a week": instance({ backupRetentionPeriod: 7 }), "a replica": instance({ replicateSourceDb: UNKNOWN }) },
  bad: {
    "the default": says(instance({}), "backupRetentionPeriod is 0"),
    "a cluster's default": says(resource("aws:rds/cluster:Cluster", {}), "backupRetentionPeriod is 1"),
  },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
