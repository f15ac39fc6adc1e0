import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one error for all": userPoolClient({ preventUserExistenceErrors: "ENABLED" }) },
  bad: {
    "told apart": says(
      userPoolClient({ preventUserExistenceErrors: "LEGACY" }),
      "preventUserExistenceErrors is LEGACY",
    ),
  },
};

function userPoolClient(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cognito/userPoolClient:UserPoolClient", props);
}
