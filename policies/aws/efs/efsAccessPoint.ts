import { isGiven, policy, record, text } from "../../core";

export const efsAccessPoint = policy({
  name: "aws-efs-access-point",
  title: "Access points of file systems lead to one folder, as one user",
  severity: "medium",
  controls: { nist80053: ["AC-6(10)", "AC-3"], awsFsbp: ["EFS.3", "EFS.4"] },
  remediation: "Set rootDirectory.path to a folder, and posixUser.",
  resources: ["aws:efs/accessPoint:AccessPoint"],
  check: (resource, report) => {
    const { props } = resource;
    const path = text(record(props.rootDirectory).path) ?? "/";
    if (path === "/") report("rootDirectory.path is the whole file system");
    if (!isGiven(props, "posixUser")) report("posixUser is not set");
  },
});
