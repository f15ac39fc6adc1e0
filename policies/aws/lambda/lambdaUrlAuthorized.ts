import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const lambdaUrlAuthorized = policy({
  name: "aws-lambda-url-authorized",
  title: "URLs of Lambda functions ask who calls",
  severity: "high",
  controls: { nist80053: ["AC-3", "AC-17"], awsFsbp: ["Lambda.1"] },
  remediation: "Set authorizationType to AWS_IAM, or put API Gateway or CloudFront before the function.",
  resources: ["aws:lambda/functionUrl:FunctionUrl"],
  check: mustNotBe("authorizationType", "NONE"),
});
