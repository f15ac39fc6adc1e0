import { isGiven, policy } from "../../core";

export const secretEncrypted = policy({
  name: "aws-secret-encrypted",
  title: "Secrets Manager encrypts secrets under a KMS key of their own",
  severity: "medium",
  controls: { nist80053: ["SC-28(1)", "SC-12"] },
  remediation: "Set kmsKeyId to your key: under AWS's own, every principal of the account that may read can decrypt.",
  resources: ["aws:secretsmanager/secret:Secret"],
  check: ({ props }, report) => {
    if (!isGiven(props, "kmsKeyId")) report("kmsKeyId is not set");
  },
});
