import { isGiven, policy, records } from "../../core";

export const cloudfrontRootObject = policy({
  name: "aws-cloudfront-root-object",
  title: "CloudFront shows nobody the list of a bucket's objects",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-7(11)", "SC-7(16)"], pciDss: ["2.2.6"], awsFsbp: ["CloudFront.1"] },
  remediation: "Set defaultRootObject, such as index.html.",
  resources: ["aws:cloudfront/distribution:Distribution"],
  check: (resource, report) => {
    const ofBucket = records(resource.props.origins).some((origin) => !isGiven(origin, "customOriginConfig"));
    if (ofBucket && !isGiven(resource.props, "defaultRootObject")) report("defaultRootObject is not set");
  },
});
