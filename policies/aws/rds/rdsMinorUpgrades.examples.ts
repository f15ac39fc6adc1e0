import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": instance({}) },
  bad: { "turned off": says(instance({ autoMinorVersionUpgrade: false }), "autoMinorVersionUpgrade is false") },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
