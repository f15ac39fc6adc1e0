import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { traced: lambda({ tracingConfig: { mode: "Active" } }) },
  bad: { "the default": says(lambda({}), "tracingConfig.mode is not Active") },
};

function lambda(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lambda/function:Function", props);
}
