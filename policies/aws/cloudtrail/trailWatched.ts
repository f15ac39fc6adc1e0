import { policy } from "../../core";
import { mustBeGiven } from "../_helpers/checks";

export const trailWatched = policy({
  name: "aws-trail-watched",
  title: "What a trail writes down can set off an alarm",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-6", "SI-4"], awsFsbp: ["CloudTrail.5"] },
  remediation: "Set cloudWatchLogsGroupArn and cloudWatchLogsRoleArn, or watch the bucket by other means.",
  resources: ["aws:cloudtrail/trail:Trail"],
  check: mustBeGiven("cloudWatchLogsGroupArn"),
});
