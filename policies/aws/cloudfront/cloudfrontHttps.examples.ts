import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a redirect": distribution({ defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" } }) },
  bad: {
    "plain HTTP": says(
      distribution({ defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
      "defaultCacheBehavior.viewerProtocolPolicy is allow-all",
    ),
    "plain HTTP for one path": says(
      distribution({
        defaultCacheBehavior: { viewerProtocolPolicy: "https-only" },
        orderedCacheBehaviors: [{ viewerProtocolPolicy: "allow-all" }],
      }),
      "orderedCacheBehaviors[0].viewerProtocolPolicy is allow-all",
    ),
  },
};

function distribution(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudfront/distribution:Distribution", props);
}
