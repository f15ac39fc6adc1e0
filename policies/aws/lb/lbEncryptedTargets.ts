import { policy } from "../../core";

export const lbEncryptedTargets = policy({
  name: "aws-lb-encrypted-targets",
  rationale: "Inside the network, too, somebody may listen or answer in the target's place.",
  title: "Load balancers talk to their targets over TLS",
  severity: "medium",
  controls: { nist80053: ["SC-8", "SC-8(1)"] },
  remediation:
    "Set the target group's protocol to HTTPS; the load balancer takes any certificate that the targets show.",
  resources: ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"],
  // Tasks of ECS have no certificate of their own, and their traffic does not leave the VPC: a rule for pods in a mesh.
  checkInStack: (targetGroup, report, stack) => {
    if (targetGroup.props.protocol !== "HTTP") return;
    if (stack.referencing(targetGroup, "loadBalancers", "aws:ecs/service:Service").length === 0)
      report("protocol is HTTP");
  },
});
