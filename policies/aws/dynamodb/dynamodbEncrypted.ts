import { policy, record } from "../../core";
import { keyProblem } from "../_helpers/keys";

export const dynamodbEncrypted = policy({
  name: "aws-dynamodb-encrypted",
  rationale: "Under a key of one's own, whoever reads the table needs a right to the key too, and its use is logged.",
  title: "DynamoDB tables are encrypted under a KMS key of their own",
  severity: "medium",
  controls: { nist80053: ["SC-28(1)", "SC-12"] },
  remediation: "Set serverSideEncryption with enabled true and kmsKeyArn.",
  resources: ["aws:dynamodb/table:Table"],
  check: ({ props }, report) => {
    const encryption = record(props.serverSideEncryption);
    const problem = keyProblem(encryption, "kmsKeyArn", "serverSideEncryption.kmsKeyArn");
    if (encryption.enabled !== true) report("serverSideEncryption.enabled is not true");
    else if (problem) report(problem);
  },
});
