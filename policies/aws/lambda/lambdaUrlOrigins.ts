import { policy, record, texts } from "../../core";

export const lambdaUrlOrigins = policy({
  name: "aws-lambda-url-origins",
  title: "URLs of Lambda functions answer no page with a visitor's credentials that they do not know",
  severity: "medium",
  controls: { nist80053: ["AC-4", "SC-8"] },
  remediation: "List the origins in cors.allowOrigins, or leave cors.allowCredentials out.",
  resources: ["aws:lambda/functionUrl:FunctionUrl"],
  check: (resource, report) => {
    const cors = record(resource.props.cors);
    if (cors.allowCredentials === true && texts(cors.allowOrigins).includes("*"))
      report("cors.allowOrigins holds * with credentials");
  },
});
