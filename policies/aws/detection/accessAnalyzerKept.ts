import { policy, records } from "../../core";

export const accessAnalyzerKept = policy({
  name: "aws-access-analyzer-findings",
  title: "No finding of IAM Access Analyzer is put away before somebody sees it",
  severity: "medium",
  controls: { cisAws: ["1.20"], nist80053: ["AC-6(7)", "CA-7"] },
  remediation: "Name the resource in the filter of the ArchiveRule.",
  resources: ["aws:accessanalyzer/archiveRule:ArchiveRule"],
  check: (resource, report) => {
    const named = records(resource.props.filters).some(
      ({ criteria }) => criteria === "resource" || criteria === "id" || criteria === "principal.AWS",
    );
    if (!named) report("filters name neither a resource nor a principal");
  },
});
