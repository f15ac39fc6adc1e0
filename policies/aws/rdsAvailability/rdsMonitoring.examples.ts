import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "every minute": instance({ monitoringInterval: 60 }) },
  bad: { "the default": says(instance({}), "monitoringInterval is 0") },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
