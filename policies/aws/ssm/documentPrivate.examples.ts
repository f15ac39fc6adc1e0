import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one account": document({ permissions: { type: "Share", account_ids: "123456789012" } }) },
  bad: {
    everyone: says(
      document({ permissions: { type: "Share", account_ids: "All" } }),
      "permissions.account_ids holds All",
    ),
  },
};

function document(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ssm/document:Document", props);
}
