import { isGiven, policy, record } from "../../core";

export const cloudfrontLogging = policy({
  name: "aws-cloudfront-logging",
  title: "CloudFront logs its requests",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.2.1"], awsFsbp: ["CloudFront.5"] },
  remediation: "Set loggingConfig.bucket, or deliver access logs by a LogDeliverySource of the distribution.",
  resources: ["aws:cloudfront/distribution:Distribution"],
  checkInStack: (resource, report, stack) => {
    if (isGiven(record(stack.given(resource, "loggingConfig")), "bucket")) return;
    const sources = stack.referencing(resource, "resourceArn", "aws:cloudwatch/logDeliverySource:LogDeliverySource");
    if (sources.length === 0) report("neither has a loggingConfig nor delivers access logs");
  },
});
