import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { signed: trail({ enableLogFileValidation: true }) },
  bad: { "the default": says(trail({}), "enableLogFileValidation is not true") },
};

function trail(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudtrail/trail:Trail", props);
}
