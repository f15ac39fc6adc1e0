import { policy } from "../../core";
import { mustNameOwnKey } from "../_helpers/checks";

export const logGroupEncrypted = policy({
  name: "aws-log-group-encrypted",
  rationale: "Logs tell of people and of weaknesses, and a key of one's own says who may read them.",
  title: "CloudWatch log groups are encrypted under a KMS key of their own",
  severity: "medium",
  controls: { nist80053: ["AU-9", "SC-28(1)"] },
  remediation: "Set kmsKeyId to the ARN of a key whose policy lets CloudWatch Logs use it.",
  resources: ["aws:cloudwatch/logGroup:LogGroup"],
  check: mustNameOwnKey("kmsKeyId"),
});
