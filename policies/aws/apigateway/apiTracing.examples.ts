import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { traced: stage({ xrayTracingEnabled: true }) },
  bad: { "the default": says(stage({}), "xrayTracingEnabled is not true") },
};

function stage(props: Record<string, unknown>): ExampleResource {
  return resource("aws:apigateway/stage:Stage", props);
}
