import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { protected: instance({ deletionProtection: true }), "a replica": instance({ replicateSourceDb: UNKNOWN }) },
  bad: { "the default": says(instance({}), "deletionProtection is not true") },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
