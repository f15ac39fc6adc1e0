import { policy, record, text } from "../../core";

export const appsyncLogs = policy({
  name: "aws-appsync-logs",
  title: "GraphQL APIs log who asked for what",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.2.1"], awsFsbp: ["AppSync.2"] },
  remediation: "Set logConfig.fieldLogLevel to ERROR or ALL.",
  resources: ["aws:appsync/graphQLApi:GraphQLApi"],
  check: (resource, report) => {
    if ((text(record(resource.props.logConfig).fieldLogLevel) ?? "NONE") === "NONE")
      report("logConfig.fieldLogLevel is NONE");
  },
});
