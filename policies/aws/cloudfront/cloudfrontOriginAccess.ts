import { checkEach, isGiven, policy, record, records, text, valueIfKnown } from "../../core";

const bucketDomain = /\.s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/;

export const cloudfrontOriginAccess = policy({
  name: "aws-cloudfront-origin-access",
  title: "Buckets behind CloudFront are read through it alone",
  severity: "medium",
  controls: { nist80053: ["AC-3", "SC-7"], awsFsbp: ["CloudFront.13"] },
  remediation:
    "Set originAccessControlId of the origin, and let the bucket's policy name cloudfront.amazonaws.com alone.",
  resources: ["aws:cloudfront/distribution:Distribution"],
  check: (resource, report) => {
    checkEach(records(resource.props.origins), (origin, index) => {
      const domain = text(valueIfKnown(origin, "domainName")) ?? "";
      const ofBucket = isGiven(origin, "s3OriginConfig") || bucketDomain.test(domain);
      const closed =
        isGiven(origin, "originAccessControlId") || isGiven(record(origin.s3OriginConfig), "originAccessIdentity");
      if (ofBucket && !closed) report(`origins[${index}] is a bucket without origin access control`);
    });
  },
});
