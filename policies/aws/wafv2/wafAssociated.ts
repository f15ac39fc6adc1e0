import { policy } from "../../core";
import { isApplication, loadBalancerTypes } from "../lb/_helpers";

export const wafAssociated = policy({
  name: "aws-waf-associated",
  rationale: "Known attacks and floods of requests reach the service unfiltered otherwise.",
  title: "Load balancers on the internet stand behind a web application firewall",
  severity: "high",
  controls: { nist80053: ["SC-7", "AC-4(21)"] },
  remediation: "Add a WebAclAssociation with the ARN of the load balancer, or set internal to true.",
  resources: loadBalancerTypes,
  checkInStack: (loadBalancer, report, stack) => {
    if (!isApplication(loadBalancer) || stack.given(loadBalancer, "internal") === true) return;
    const associations = stack.referencing(
      loadBalancer,
      "resourceArn",
      "aws:wafv2/webAclAssociation:WebAclAssociation",
    );
    if (associations.length === 0) report("is internet-facing and has no WebAclAssociation");
  },
});
