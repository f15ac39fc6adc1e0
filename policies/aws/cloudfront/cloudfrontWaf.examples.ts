import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a web ACL": distribution({ webAclId: UNKNOWN }) },
  bad: { "the default": says(distribution({}), "webAclId is not set") },
};

function distribution(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudfront/distribution:Distribution", props);
}
