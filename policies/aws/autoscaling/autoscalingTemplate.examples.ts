import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a template": group({ launchTemplate: { id: UNKNOWN } }) },
  bad: { "a configuration": says(group({ launchConfiguration: "web" }), "launchConfiguration is set") },
};

function group(props: Record<string, unknown>): ExampleResource {
  return resource("aws:autoscaling/group:Group", props);
}
