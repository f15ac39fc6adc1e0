import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const dynamodbDeletionProtection = policy({
  name: "aws-dynamodb-deletion-protection",
  title: "Tables are not deleted by mistake",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9(8)", "CM-3"], awsFsbp: ["DynamoDB.6"] },
  remediation: "Set deletionProtectionEnabled to true.",
  resources: ["aws:dynamodb/table:Table"],
  check: mustBe("deletionProtectionEnabled", true),
});
