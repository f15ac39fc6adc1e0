import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "two zones": instance({ multiAz: true }), "a replica": instance({ replicateSourceDb: UNKNOWN }) },
  bad: { "the default": says(instance({}), "multiAz is not true") },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
