import { policy } from "../../core";

export const apiMethodAuthorized = policy({
  name: "aws-api-method-authorized",
  title: "Methods of REST APIs ask who calls",
  severity: "high",
  controls: { nist80053: ["AC-3"] },
  remediation: "Set authorization to AWS_IAM, COGNITO_USER_POOLS or CUSTOM, or apiKeyRequired to true.",
  resources: ["aws:apigateway/method:Method"],
  check: (resource, report) => {
    const { authorization, httpMethod, apiKeyRequired } = resource.props;
    if (authorization === "NONE" && httpMethod !== "OPTIONS" && apiKeyRequired !== true)
      report("authorization is NONE");
  },
});
