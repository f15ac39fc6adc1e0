import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    strong: userPool({
      passwordPolicy: {
        minimumLength: 12,
        requireLowercase: true,
        requireNumbers: true,
        requireSymbols: true,
        requireUppercase: true,
      },
    }),
    "the default, which asks for all kinds": userPool({}),
  },
  bad: {
    short: says(
      userPool({
        passwordPolicy: {
          minimumLength: 6,
          requireLowercase: true,
          requireNumbers: true,
          requireSymbols: false,
          requireUppercase: true,
        },
      }),
      "passwordPolicy.minimumLength is 6",
      "passwordPolicy.requireSymbols is not true",
    ),
  },
};

function userPool(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cognito/userPool:UserPool", props);
}
