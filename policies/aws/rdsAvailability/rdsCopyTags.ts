import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const rdsCopyTags = policy({
  name: "aws-rds-copy-tags",
  title: "Snapshots carry the tags of their database",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CM-8", "CM-2"], awsFsbp: ["RDS.16", "RDS.17"] },
  remediation: "Set copyTagsToSnapshot to true, so that access by tags holds for snapshots, too.",
  resources: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: mustBe("copyTagsToSnapshot", true),
});
