import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { errors: graphQLApi({ logConfig: { fieldLogLevel: "ERROR" } }) },
  bad: { "the default": says(graphQLApi({}), "logConfig.fieldLogLevel is NONE") },
};

function graphQLApi(props: Record<string, unknown>): ExampleResource {
  return resource("aws:appsync/graphQLApi:GraphQLApi", props);
}
