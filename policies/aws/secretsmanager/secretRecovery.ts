import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const secretRecovery = policy({
  name: "aws-secret-recovery",
  title: "A secret that was deleted by mistake can be had back",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9", "SC-12"] },
  remediation: "Leave recoveryWindowInDays out, or set it to 7 or more.",
  resources: ["aws:secretsmanager/secret:Secret"],
  check: mustNotBe("recoveryWindowInDays", 0),
});
