import { policy } from "../../core";
import { mustBeGiven } from "../_helpers/checks";

export const cloudfrontSecurityHeaders = policy({
  name: "aws-cloudfront-security-headers",
  title: "CloudFront tells browsers how to treat what it answers",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-8", "SC-18"] },
  remediation:
    "Set responseHeadersPolicyId to a policy with securityHeadersConfig, or to AWS's managed SecurityHeadersPolicy.",
  resources: ["aws:cloudfront/distribution:Distribution"],
  check: mustBeGiven("defaultCacheBehavior.responseHeadersPolicyId"),
});
