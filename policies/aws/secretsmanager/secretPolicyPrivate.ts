import { policy } from "../../core";
import { mustKeepStrangersOut } from "../_helpers/checks";

export const secretPolicyPrivate = policy({
  name: "aws-secret-policy-private",
  title: "Policies of secrets let nobody in whom they do not know",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6"] },
  remediation: "Name the roles in Principal, and set blockPublicPolicy.",
  resources: ["aws:secretsmanager/secretPolicy:SecretPolicy", "aws:secretsmanager/secret:Secret"],
  check: mustKeepStrangersOut("policy"),
});
