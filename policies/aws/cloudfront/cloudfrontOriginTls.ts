import { checkEach, policy, record, records, text, texts } from "../../core";

const outdated = new Set(["SSLv3", "TLSv1", "TLSv1.1"]);

export const cloudfrontOriginTls = policy({
  name: "aws-cloudfront-origin-tls",
  title: "CloudFront speaks TLS to its origins",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"], awsFsbp: ["CloudFront.9", "CloudFront.10"] },
  remediation: "Set originProtocolPolicy to https-only and originSslProtocols to [TLSv1.2].",
  resources: ["aws:cloudfront/distribution:Distribution"],
  check: (resource, report) => {
    checkEach(records(resource.props.origins), (origin, index) => {
      const custom = record(origin.customOriginConfig);
      const path = `origins[${index}].customOriginConfig`;
      const protocol = text(custom.originProtocolPolicy);
      if (protocol !== undefined && protocol !== "https-only") report(`${path}.originProtocolPolicy is ${protocol}`);
      const old = texts(custom.originSslProtocols).filter((version) => outdated.has(version));
      // Over plain HTTP alone, the list is not used.
      if (old.length > 0 && protocol !== "http-only") report(`${path}.originSslProtocols holds ${old.join(", ")}`);
    });
  },
});
