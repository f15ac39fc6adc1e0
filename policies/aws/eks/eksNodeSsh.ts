import { isGiven, policy, record } from "../../core";

export const eksNodeSsh = policy({
  name: "aws-eks-node-ssh",
  title: "Nodes of EKS take no SSH from everyone",
  severity: "high",
  controls: { nist80053: ["SC-7", "AC-17"] },
  remediation:
    "Leave remoteAccess out and use Session Manager, or name security groups in sourceSecurityGroupIds: without them port 22 is open to the world.",
  resources: ["aws:eks/nodeGroup:NodeGroup"],
  check: (resource, report) => {
    const access = record(resource.props.remoteAccess);
    if (isGiven(access, "ec2SshKey") && !isGiven(access, "sourceSecurityGroupIds"))
      report("remoteAccess opens port 22 to everyone");
  },
});
