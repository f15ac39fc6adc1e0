import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a key": lambda({ environment: { variables: { STAGE: "prod" } }, kmsKeyArn: UNKNOWN }),
    "no variables": lambda({}),
  },
  bad: { "AWS's key": says(lambda({ environment: { variables: { STAGE: "prod" } } }), "kmsKeyArn is not set") },
};

function lambda(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lambda/function:Function", props);
}
