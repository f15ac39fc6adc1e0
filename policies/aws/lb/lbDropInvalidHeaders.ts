import { policy } from "../../core";
import { isApplication, loadBalancerTypes } from "./_helpers";

export const lbDropInvalidHeaders = policy({
  name: "aws-lb-drop-invalid-headers",
  rationale: "Two servers that read a malformed header differently let one request pass inside another.",
  title: "Application load balancers drop malformed headers",
  severity: "medium",
  controls: { nist80053: ["SC-7(4)", "SC-8(2)"], pciDss: ["6.2.4"], awsFsbp: ["ELB.4"] },
  remediation:
    "Set dropInvalidHeaderFields to true: request smuggling lives on headers that two servers read differently.",
  resources: loadBalancerTypes,
  remedy: { dropInvalidHeaderFields: true },
  check: (loadBalancer, report) => {
    if (isApplication(loadBalancer) && loadBalancer.props.dropInvalidHeaderFields !== true) {
      report("dropInvalidHeaderFields is not true");
    }
  },
});
