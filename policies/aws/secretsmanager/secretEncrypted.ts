import { policy } from "../../core";
import { mustNameOwnKey } from "../_helpers/checks";

export const secretEncrypted = policy({
  name: "aws-secret-encrypted",
  rationale: "Under a key of one's own, whoever reads the secret needs a right to the key too, and its use is logged.",
  title: "Secrets Manager encrypts secrets under a KMS key of their own",
  severity: "medium",
  controls: { nist80053: ["SC-28(1)", "SC-12"] },
  remediation: "Set kmsKeyId to your key: under AWS's own, every principal of the account that may read can decrypt.",
  resources: ["aws:secretsmanager/secret:Secret"],
  check: mustNameOwnKey("kmsKeyId"),
});
