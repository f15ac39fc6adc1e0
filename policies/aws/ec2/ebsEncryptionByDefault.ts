import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const ebsEncryptionByDefault = policy({
  name: "aws-ebs-encryption-by-default",
  title: "Volumes of the account are encrypted even if nobody says so",
  severity: "medium",
  controls: { cisAws: ["2.2.1"], nist80053: ["SC-28", "SC-28(1)"], awsFsbp: ["EC2.7"] },
  remediation: "Leave enabled at true.",
  resources: ["aws:ebs/encryptionByDefault:EncryptionByDefault"],
  check: mustNotBe("enabled", false),
});
