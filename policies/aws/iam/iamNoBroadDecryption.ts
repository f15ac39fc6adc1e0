import { policy } from "../../core";
import { coversAction, eachPermission, identityPolicyTypes, isForEveryResource } from "./_helpers";

/** Source: AWS Security Hub, controls KMS.1 and KMS.2, parameter blockedActionsPatterns. */
const decrypting = ["kms:Decrypt", "kms:ReEncryptFrom"];

export const iamNoBroadDecryption = policy({
  name: "aws-iam-no-broad-decryption",
  rationale: "Encryption separates nothing any more if one role may decrypt under every key.",
  title: "IAM policies do not allow decryption under every key",
  severity: "high",
  controls: { nist80053: ["AC-6", "AC-3"], awsFsbp: ["KMS.1", "KMS.2"] },
  remediation: "Put the ARNs of the keys into Resource.",
  resources: identityPolicyTypes,
  check: eachPermission((statement, report) => {
    const matched = statement.actions.filter((action) => decrypting.some((name) => coversAction(action, name)));
    if (statement.allows && matched.length > 0 && isForEveryResource(statement)) {
      report(`policy: ${statement.path} allows ${matched.join(", ")} under every key`);
    }
  }),
});
