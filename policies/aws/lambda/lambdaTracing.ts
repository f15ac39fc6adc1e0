import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const lambdaTracing = policy({
  name: "aws-lambda-tracing",
  title: "Calls of Lambda functions can be followed through the system",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-12", "SI-4"] },
  remediation: "Set tracingConfig.mode to Active.",
  resources: ["aws:lambda/function:Function"],
  check: mustBe("tracingConfig.mode", "Active"),
});
