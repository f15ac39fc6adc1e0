import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { IAM: functionUrl({ authorizationType: "AWS_IAM" }) },
  bad: { anyone: says(functionUrl({ authorizationType: "NONE" }), "authorizationType is NONE") },
};

function functionUrl(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lambda/functionUrl:FunctionUrl", props);
}
