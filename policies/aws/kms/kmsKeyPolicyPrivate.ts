import { policy } from "../../core";
import { mustKeepStrangersOut } from "../_helpers/checks";

export const kmsKeyPolicyPrivate = policy({
  name: "aws-kms-key-policy-private",
  rationale: "A key that everyone may use protects from nobody.",
  title: "KMS keys are not usable by everyone",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6", "SC-12"], awsFsbp: ["KMS.5"] },
  remediation: "Name the accounts, roles or services in Principal, or narrow the statement by kms:CallerAccount.",
  resources: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy", "aws:kms/replicaKey:ReplicaKey"],
  check: mustKeepStrangersOut("policy"),
});
