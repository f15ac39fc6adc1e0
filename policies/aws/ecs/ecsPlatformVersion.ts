import { policy, text } from "../../core";

export const ecsPlatformVersion = policy({
  name: "aws-ecs-platform-version",
  title: "Services on Fargate run on the platform that AWS patches",
  severity: "medium",
  controls: { nist80053: ["SI-2"], pciDss: ["6.3.3"], awsFsbp: ["ECS.10"] },
  remediation: "Leave platformVersion out, or set it to LATEST.",
  resources: ["aws:ecs/service:Service"],
  check: (resource, report) => {
    const version = text(resource.props.platformVersion) ?? "LATEST";
    if (version !== "LATEST") report(`platformVersion is ${version}`);
  },
});
