import { policy } from "../../core";
import { mustBeGiven } from "../_helpers/checks";

export const apiStageLogs = policy({
  name: "aws-api-stage-logs",
  title: "Stages of API Gateway log their requests",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.4.2"], awsFsbp: ["APIGateway.9"] },
  remediation: "Set accessLogSettings with the ARN of a log group.",
  resources: ["aws:apigatewayv2/stage:Stage", "aws:apigateway/stage:Stage"],
  check: mustBeGiven("accessLogSettings.destinationArn"),
});
