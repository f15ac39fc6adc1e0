import { policy } from "../../core";
import { keyProblem } from "../_helpers/keys";

export const snsEncrypted = policy({
  name: "aws-sns-encrypted",
  rationale: "Messages may hold what their topic's readers alone should see.",
  title: "SNS topics are encrypted under a KMS key",
  severity: "medium",
  controls: { nist80053: ["SC-28(1)"] },
  remediation: "Set kmsMasterKeyId to your key, whose policy lets the services that publish use it.",
  resources: ["aws:sns/topic:Topic"],
  check: ({ props }, report) => {
    const problem = keyProblem(props, "kmsMasterKeyId");
    if (problem) report(problem);
  },
});
