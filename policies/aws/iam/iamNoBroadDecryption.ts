import { policy } from "../../core";
import { allowedEverywhere, decryptingActions, eachPermission, identityPolicyTypes } from "./_helpers";

export const iamNoBroadDecryption = policy({
  name: "aws-iam-no-broad-decryption",
  rationale: "Encryption separates nothing any more if one role may decrypt under every key.",
  title: "IAM policies do not allow decryption under every key",
  severity: "high",
  controls: { nist80053: ["AC-6", "AC-3"], awsFsbp: ["KMS.1", "KMS.2"] },
  remediation: "Put the ARNs of the keys into Resource.",
  resources: identityPolicyTypes,
  check: eachPermission((statement, report) => {
    const matched = allowedEverywhere(statement, decryptingActions);
    if (matched.length > 0) report(`policy: ${statement.path} allows ${matched.join(", ")} under every key`);
  }),
});
