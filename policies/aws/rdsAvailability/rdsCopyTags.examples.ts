import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { carried: instance({ copyTagsToSnapshot: true }) },
  bad: { "the default": says(instance({}), "copyTagsToSnapshot is not true") },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
