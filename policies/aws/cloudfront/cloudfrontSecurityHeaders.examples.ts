import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a policy": distribution({ defaultCacheBehavior: { responseHeadersPolicyId: UNKNOWN } }) },
  bad: {
    "the default": says(
      distribution({ defaultCacheBehavior: {} }),
      "defaultCacheBehavior.responseHeadersPolicyId is not set",
    ),
  },
};

function distribution(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudfront/distribution:Distribution", props);
}
