import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "TLS 1.2": distribution({
      viewerCertificate: { acmCertificateArn: UNKNOWN, minimumProtocolVersion: "TLSv1.2_2021" },
    }),
    "CloudFront's own certificate": distribution({ viewerCertificate: { cloudfrontDefaultCertificate: true } }),
  },
  bad: {
    "an old version": says(
      distribution({ viewerCertificate: { acmCertificateArn: "arn", minimumProtocolVersion: "TLSv1.1_2016" } }),
      "viewerCertificate.minimumProtocolVersion is TLSv1.1_2016",
    ),
    "the default": says(
      distribution({ viewerCertificate: { acmCertificateArn: "arn" } }),
      "viewerCertificate.minimumProtocolVersion is TLSv1",
    ),
  },
};

function distribution(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudfront/distribution:Distribution", props);
}
