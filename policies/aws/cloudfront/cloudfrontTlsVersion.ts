import { policy, record, text } from "../../core";

/** Source: Amazon CloudFront Developer Guide, "Supported protocols and ciphers between viewers and CloudFront". */
const modern = /^TLSv1\.(?:2_20(?:19|2\d)|[3-9])/;

export const cloudfrontTlsVersion = policy({
  name: "aws-cloudfront-tls-version",
  title: "CloudFront speaks TLS 1.2 or newer to viewers",
  severity: "medium",
  controls: { nist80053: ["SC-8(1)", "SC-13"], pciDss: ["4.2.1"], awsFsbp: ["CloudFront.15"] },
  remediation: "Set viewerCertificate.minimumProtocolVersion to TLSv1.2_2021 or newer.",
  resources: ["aws:cloudfront/distribution:Distribution"],
  check: (resource, report) => {
    const certificate = record(resource.props.viewerCertificate);
    // Under CloudFront's own certificate the version cannot be chosen.
    if (certificate.cloudfrontDefaultCertificate === true) return;
    const version = text(certificate.minimumProtocolVersion) ?? "TLSv1";
    if (!modern.test(version)) report(`viewerCertificate.minimumProtocolVersion is ${version}`);
  },
});
