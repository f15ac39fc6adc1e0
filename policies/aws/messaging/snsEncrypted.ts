import { policy } from "../../core";
import { mustNameOwnKey } from "../_helpers/checks";

export const snsEncrypted = policy({
  name: "aws-sns-encrypted",
  rationale: "Messages may hold what their topic's readers alone should see.",
  title: "SNS topics are encrypted under a KMS key",
  severity: "medium",
  controls: { nist80053: ["SC-28(1)"] },
  remediation: "Set kmsMasterKeyId to your key, whose policy lets the services that publish use it.",
  resources: ["aws:sns/topic:Topic"],
  check: mustNameOwnKey("kmsMasterKeyId"),
});
