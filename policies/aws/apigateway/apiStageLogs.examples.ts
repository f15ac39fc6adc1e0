import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a log": stage({ accessLogSettings: { destinationArn: UNKNOWN, format: "$context.requestId" } }) },
  bad: {
    "the default": says(stage({}), "accessLogSettings.destinationArn is not set"),
    "of a REST API": says(resource("aws:apigateway/stage:Stage", {}), "accessLogSettings.destinationArn is not set"),
  },
};

function stage(props: Record<string, unknown>): ExampleResource {
  return resource("aws:apigatewayv2/stage:Stage", props);
}
