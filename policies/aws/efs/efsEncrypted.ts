import { policy } from "../../core";
import { keyProblem } from "../_helpers/keys";

export const efsEncrypted = policy({
  name: "aws-efs-encrypted",
  title: "File systems are encrypted under a KMS key of their own",
  severity: "high",
  controls: { cisAws: ["2.4.1"], nist80053: ["SC-28", "SC-28(1)"], awsFsbp: ["EFS.1", "EFS.8"] },
  remediation: "Set encrypted to true and kmsKeyId to the ARN of your key.",
  resources: ["aws:efs/fileSystem:FileSystem"],
  check: (resource, report) => {
    const { props } = resource;
    const problem = keyProblem(props, "kmsKeyId");
    if (props.encrypted !== true) report("encrypted is not true");
    else if (problem) report(problem);
  },
});
