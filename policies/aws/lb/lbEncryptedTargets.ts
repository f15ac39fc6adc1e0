import { policy } from "../../core";

export const lbEncryptedTargets = policy({
  name: "aws-lb-encrypted-targets",
  rationale: "Inside the network, too, somebody may listen or answer in the target's place.",
  title: "Load balancers talk to their targets over TLS",
  severity: "medium",
  controls: { nist80053: ["SC-8", "SC-8(1)"], awsFsbp: ["ELB.22"] },
  remediation:
    "Set the target group's protocol to HTTPS; the load balancer takes any certificate that the targets show.",
  resources: ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"],
  check: ({ props }, report) => {
    if (props.protocol === "HTTP") report("protocol is HTTP");
  },
});
