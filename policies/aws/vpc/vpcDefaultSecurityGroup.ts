import { isGiven, policy } from "../../core";

export const vpcDefaultSecurityGroup = policy({
  name: "aws-vpc-default-security-group",
  title: "The security group that everything gets which says nothing lets nothing through",
  severity: "medium",
  controls: { cisAws: ["5.4"], nist80053: ["AC-4", "SC-7"], awsFsbp: ["EC2.2"] },
  remediation: "Leave ingress and egress of the DefaultSecurityGroup out.",
  resources: ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
  check: (resource, report) => {
    for (const direction of ["ingress", "egress"]) {
      if (isGiven(resource.props, direction)) report(`${direction} lets something through`);
    }
  },
});
