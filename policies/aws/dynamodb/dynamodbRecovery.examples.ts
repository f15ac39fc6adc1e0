import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { on: table({ pointInTimeRecovery: { enabled: true } }) },
  bad: { "the default": says(table({}), "pointInTimeRecovery.enabled is not true") },
};

function table(props: Record<string, unknown>): ExampleResource {
  return resource("aws:dynamodb/table:Table", props);
}
