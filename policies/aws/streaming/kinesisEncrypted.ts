import { policy } from "../../core";
import { keyProblem } from "../_helpers/keys";

export const kinesisEncrypted = policy({
  name: "aws-kinesis-encrypted",
  title: "Kinesis streams are encrypted under a KMS key of their own",
  severity: "high",
  controls: { nist80053: ["SC-28", "SC-28(1)"], awsFsbp: ["Kinesis.1"] },
  remediation: "Set encryptionType to KMS and kmsKeyId to your key.",
  resources: ["aws:kinesis/stream:Stream"],
  check: (resource, report) => {
    const { props } = resource;
    const problem = keyProblem(props, "kmsKeyId");
    if (props.encryptionType !== "KMS") report("encryptionType is not KMS");
    else if (problem) report(problem);
  },
});
