import { checkEach, policy, records } from "../../core";

export const instanceNotPublic = policy({
  name: "aws-instance-not-public",
  title: "Instances have no address on the internet",
  severity: "high",
  controls: { nist80053: ["SC-7", "AC-4"], pciDss: ["1.4.4"], awsFsbp: ["EC2.9", "EC2.25", "Autoscaling.5"] },
  remediation: "Leave associatePublicIpAddress out, in private subnets, and let traffic in through a load balancer.",
  resources: [
    "aws:ec2/instance:Instance",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
  ],
  check: (resource, report) => {
    const { props } = resource;
    if (props.associatePublicIpAddress === true) report("associatePublicIpAddress is true");
    checkEach(records(props.networkInterfaces), ({ associatePublicIpAddress }, index) => {
      if (String(associatePublicIpAddress ?? false) === "true")
        report(`networkInterfaces[${index}].associatePublicIpAddress is true`);
    });
  },
});
