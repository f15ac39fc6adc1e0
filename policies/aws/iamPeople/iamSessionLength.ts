import { policy } from "../../core";

export const iamSessionLength = policy({
  name: "aws-iam-session-length",
  title: "Sessions of roles end within a working day",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AC-12", "IA-11"] },
  remediation: "Leave maxSessionDuration out, or set it to 28800 seconds or less.",
  resources: ["aws:iam/role:Role"],
  check: (resource, report) => {
    const seconds = Number(resource.props.maxSessionDuration ?? 3600);
    if (seconds > 28800) report(`maxSessionDuration is ${seconds}`);
  },
});
