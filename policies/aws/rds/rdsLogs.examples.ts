import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the log of PostgreSQL": instance({ enabledCloudwatchLogsExports: ["postgresql"] }) },
  bad: { "the default": says(instance({}), "enabledCloudwatchLogsExports is not set") },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
