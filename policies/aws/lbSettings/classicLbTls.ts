import { checkEach, policy, records, text } from "../../core";

export const classicLbTls = policy({
  name: "aws-classic-lb-tls",
  title: "Classic load balancers speak TLS",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"], awsFsbp: ["ELB.3"] },
  remediation: "Set lbProtocol to https or ssl.",
  resources: ["aws:elb/loadBalancer:LoadBalancer"],
  check: (resource, report) => {
    checkEach(records(resource.props.listeners), ({ lbProtocol }, index) => {
      const protocol = (text(lbProtocol) ?? "").toUpperCase();
      if (protocol === "HTTP" || protocol === "TCP") report(`listeners[${index}].lbProtocol is ${protocol}`);
    });
  },
});
