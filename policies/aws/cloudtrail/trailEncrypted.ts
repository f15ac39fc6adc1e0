import { policy } from "../../core";
import { mustNameOwnKey } from "../_helpers/checks";

export const trailEncrypted = policy({
  name: "aws-trail-encrypted",
  title: "Trails are encrypted under a KMS key of their own",
  severity: "medium",
  controls: { cisAws: ["3.5"], nist80053: ["AU-9", "SC-28(1)"], pciDss: ["10.3.2"], awsFsbp: ["CloudTrail.2"] },
  remediation: "Set kmsKeyId to the ARN of your key.",
  resources: ["aws:cloudtrail/trail:Trail", "aws:cloudtrail/eventDataStore:EventDataStore"],
  check: mustNameOwnKey("kmsKeyId"),
});
