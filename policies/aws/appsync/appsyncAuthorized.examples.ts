import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { tokens: graphQLApi({ authenticationType: "OPENID_CONNECT" }) },
  bad: {
    "a key": says(graphQLApi({ authenticationType: "API_KEY" }), "authenticationType is API_KEY"),
    "a key, too": says(
      graphQLApi({
        authenticationType: "AWS_IAM",
        additionalAuthenticationProviders: [{ authenticationType: "API_KEY" }],
      }),
      "authenticationType is API_KEY",
    ),
  },
};

function graphQLApi(props: Record<string, unknown>): ExampleResource {
  return resource("aws:appsync/graphQLApi:GraphQLApi", props);
}
