import { policy } from "../../core";
import { mustNameOwnKey } from "../_helpers/checks";

export const sqsEncrypted = policy({
  name: "aws-sqs-encrypted",
  rationale: "Messages wait for days, and may hold what the queue's readers alone should see.",
  title: "SQS queues are encrypted under a KMS key",
  severity: "medium",
  controls: { nist80053: ["SC-28(1)"], awsFsbp: ["SQS.1"] },
  remediation: "Set kmsMasterKeyId to your key, whose policy then says who may read messages.",
  resources: ["aws:sqs/queue:Queue"],
  check: mustNameOwnKey("kmsMasterKeyId"),
});
