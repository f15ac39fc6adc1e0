import { policy, records } from "../../core";

export const opensearchAuditLogs = policy({
  name: "aws-opensearch-audit-logs",
  title: "Search domains log who asked for what",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.2.1"], awsFsbp: ["Opensearch.5", "ES.5"] },
  remediation: "Add a log of the type AUDIT_LOGS to logPublishingOptions.",
  resources: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: (resource, report) => {
    const audited = records(resource.props.logPublishingOptions).some(
      ({ logType, enabled }) => logType === "AUDIT_LOGS" && enabled !== false,
    );
    if (!audited) report("logPublishingOptions has no AUDIT_LOGS");
  },
});
