import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "origin access control": distribution({
      origins: [{ domainName: "orders.s3.eu-central-1.amazonaws.com", originAccessControlId: UNKNOWN }],
    }),
    "no bucket": distribution({ origins: [{ domainName: "api.example.com" }] }),
  },
  bad: {
    "a bucket that must be public": says(
      distribution({ origins: [{ domainName: "orders.s3.amazonaws.com" }] }),
      "origins[0] is a bucket without origin access control",
    ),
  },
};

function distribution(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudfront/distribution:Distribution", props);
}
