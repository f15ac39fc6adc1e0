import { policy } from "../../core";
import { eachStatement, isPublic } from "../iam/_helpers";

export const kmsKeyPolicyPrivate = policy({
  name: "aws-kms-key-policy-private",
  rationale: "A key that everyone may use protects from nobody.",
  title: "KMS keys are not usable by everyone",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6", "SC-12"], awsFsbp: ["KMS.5"] },
  remediation: "Name the accounts, roles or services in Principal, or narrow the statement by kms:CallerAccount.",
  resources: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy", "aws:kms/replicaKey:ReplicaKey"],
  check: (key, report) => {
    eachStatement(key.props.policy, (statement) => {
      if (isPublic(statement)) report(`policy: ${statement.path} allows everyone`);
    });
  },
});
