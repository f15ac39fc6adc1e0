import { checkEach, type Properties, policy, record, records } from "../../core";

export const cloudfrontHttps = policy({
  name: "aws-cloudfront-https",
  title: "CloudFront answers plain HTTP with a redirect or not at all",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"], awsFsbp: ["CloudFront.3"] },
  remediation: "Set viewerProtocolPolicy of every cache behaviour to redirect-to-https or https-only.",
  resources: ["aws:cloudfront/distribution:Distribution"],
  check: (resource, report) => {
    checkEach(behavioursOf(resource.props), ({ path, behaviour }) => {
      if (behaviour.viewerProtocolPolicy === "allow-all") report(`${path}.viewerProtocolPolicy is allow-all`);
    });
  },
});

/** The behaviours of a distribution, the default one among them. */
function behavioursOf(props: Properties): readonly { readonly path: string; readonly behaviour: Properties }[] {
  return [
    { path: "defaultCacheBehavior", behaviour: record(props.defaultCacheBehavior) },
    ...records(props.orderedCacheBehaviors).map((behaviour, index) => ({
      path: `orderedCacheBehaviors[${index}]`,
      behaviour,
    })),
  ];
}
