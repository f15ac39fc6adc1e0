import { policy, record } from "../../core";
import { loadBalancerTypes } from "./_helpers";

export const lbAccessLogs = policy({
  name: "aws-lb-access-logs",
  rationale: "Without access logs, an attack through the load balancer leaves no trace.",
  title: "Load balancers log their requests",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], awsFsbp: ["ELB.5"] },
  remediation: "Set accessLogs with enabled true and a bucket for access logs.",
  resources: loadBalancerTypes,
  check: ({ props }, report) => {
    if (props.loadBalancerType === "gateway") return;
    if (record(props.accessLogs).enabled !== true) report("accessLogs.enabled is not true");
  },
});
