import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const dynamodbRecovery = policy({
  name: "aws-dynamodb-recovery",
  title: "Tables can be had back as they were at any second",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9", "CP-10"], awsFsbp: ["DynamoDB.2"] },
  remediation: "Set pointInTimeRecovery.enabled to true.",
  resources: ["aws:dynamodb/table:Table"],
  check: mustBe("pointInTimeRecovery.enabled", true),
});
