import { policy } from "../../core";
import { mustAmountTo } from "../_helpers/checks";

export const kinesisRetention = policy({
  name: "aws-kinesis-retention",
  title: "Kinesis streams keep records for a week",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-11", "SI-12"], awsFsbp: ["Kinesis.3"] },
  remediation: "Set retentionPeriod to 168 hours or more.",
  resources: ["aws:kinesis/stream:Stream"],
  check: mustAmountTo("retentionPeriod", 168, 24),
});
