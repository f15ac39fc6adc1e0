import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a page": distribution({ origins: [{ domainName: "bucket" }], defaultRootObject: "index.html" }),
    "an API": distribution({ origins: [{ customOriginConfig: { originProtocolPolicy: "https-only" } }] }),
  },
  bad: { "the default": says(distribution({ origins: [{ domainName: "bucket" }] }), "defaultRootObject is not set") },
};

function distribution(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudfront/distribution:Distribution", props);
}
