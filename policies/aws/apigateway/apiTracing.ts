import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const apiTracing = policy({
  name: "aws-api-tracing",
  title: "Requests to REST APIs can be followed through the system",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-12", "SI-4"], awsFsbp: ["APIGateway.3"] },
  remediation: "Set xrayTracingEnabled to true.",
  resources: ["aws:apigateway/stage:Stage"],
  check: mustBe("xrayTracingEnabled", true),
});
