import { policy } from "../../core";
import { mustBeGiven } from "../_helpers/checks";

export const cloudfrontWaf = policy({
  name: "aws-cloudfront-waf",
  title: "CloudFront stands behind a web application firewall",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["SC-7", "AC-4(21)"], awsFsbp: ["CloudFront.6"] },
  remediation: "Set webAclId to the ARN of a web ACL with the scope CLOUDFRONT.",
  resources: ["aws:cloudfront/distribution:Distribution"],
  check: mustBeGiven("webAclId"),
});
