import { policy, record } from "../../core";

export const codebuildLogs = policy({
  name: "aws-codebuild-logs",
  title: "Builds log what they did",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], awsFsbp: ["CodeBuild.4"] },
  remediation: "Leave logsConfig out, or keep one of cloudwatchLogs and s3Logs ENABLED.",
  resources: ["aws:codebuild/project:Project"],
  check: (resource, report) => {
    const { cloudwatchLogs, s3Logs } = record(resource.props.logsConfig);
    if (record(cloudwatchLogs).status === "DISABLED" && record(s3Logs).status !== "ENABLED")
      report("logsConfig turns every log off");
  },
});
