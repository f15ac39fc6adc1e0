import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { protected: table({ deletionProtectionEnabled: true }) },
  bad: { "the default": says(table({}), "deletionProtectionEnabled is not true") },
};

function table(props: Record<string, unknown>): ExampleResource {
  return resource("aws:dynamodb/table:Table", props);
}
