import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "asked for": userPool({ mfaConfiguration: "ON" }) },
  bad: { "the default": says(userPool({}), "mfaConfiguration is OFF") },
};

function userPool(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cognito/userPool:UserPool", props);
}
