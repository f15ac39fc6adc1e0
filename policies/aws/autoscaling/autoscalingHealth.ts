import { isGiven, policy } from "../../core";

export const autoscalingHealth = policy({
  name: "aws-autoscaling-health",
  title: "Groups replace instances that their load balancer finds ill",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-2(2)", "SI-2", "CA-7"], awsFsbp: ["AutoScaling.1"] },
  remediation: "Set healthCheckType to ELB.",
  resources: ["aws:autoscaling/group:Group"],
  check: (resource, report) => {
    const balanced = ["targetGroupArns", "loadBalancers", "trafficSources"].some((property) =>
      isGiven(resource.props, property),
    );
    if (balanced && resource.props.healthCheckType !== "ELB") report("healthCheckType is not ELB");
  },
});
