import { policy, record, text } from "../../core";

export const documentPrivate = policy({
  name: "aws-document-private",
  title: "Documents of Systems Manager are shared with nobody they do not know",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6"], awsFsbp: ["SSM.4"] },
  remediation: "List the accounts in permissions.account_ids.",
  resources: ["aws:ssm/document:Document"],
  check: (resource, report) => {
    const shared = (text(record(resource.props.permissions).account_ids) ?? "").split(",").map((id) => id.trim());
    if (shared.some((id) => id.toLowerCase() === "all")) report("permissions.account_ids holds All");
  },
});
