import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "TLS 1.2": distribution({
      origins: [
        { customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] } },
        { domainName: "bucket" },
      ],
    }),
  },
  bad: {
    "plain HTTP": says(
      distribution({
        origins: [{ customOriginConfig: { originProtocolPolicy: "http-only", originSslProtocols: ["TLSv1"] } }],
      }),
      "origins[0].customOriginConfig.originProtocolPolicy is http-only",
    ),
    "an old version": says(
      distribution({
        origins: [
          { customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.1", "TLSv1.2"] } },
        ],
      }),
      "origins[0].customOriginConfig.originSslProtocols holds TLSv1.1",
    ),
  },
};

function distribution(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudfront/distribution:Distribution", props);
}
