import { policy } from "../../core";

export const snapshotPrivate = policy({
  name: "aws-snapshot-private",
  title: "Snapshots and images of volumes are shared with nobody they do not know",
  severity: "critical",
  controls: { nist80053: ["AC-3", "SC-7"], awsFsbp: ["EC2.1"] },
  remediation: "Name the accounts, or the organisation, that may use it.",
  resources: ["aws:ec2/amiLaunchPermission:AmiLaunchPermission"],
  check: (resource, report) => {
    if (resource.props.group === "all") report("group is all: everyone may use it");
  },
});
