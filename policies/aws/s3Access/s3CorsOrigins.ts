import { checkEach, policy, records, texts } from "../../core";

export const s3CorsOrigins = policy({
  name: "aws-s3-cors-origins",
  title: "Buckets let no page write that they do not know",
  severity: "medium",
  controls: { nist80053: ["AC-4"] },
  remediation: "List the origins in allowedOrigins of rules that allow PUT, POST or DELETE.",
  resources: [
    "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
    "aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2",
  ],
  check: (resource, report) => {
    checkEach(records(resource.props.corsRules), (rule, index) => {
      const writing = texts(rule.allowedMethods).filter((method) => ["PUT", "POST", "DELETE"].includes(method));
      if (writing.length > 0 && texts(rule.allowedOrigins).includes("*"))
        report(`corsRules[${index}] lets every page ${writing.join(", ")}`);
    });
  },
});
