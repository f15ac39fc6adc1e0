import { policy } from "../../core";

export const vpcFlowLogs = policy({
  name: "aws-vpc-flow-logs",
  title: "Networks log who spoke with whom",
  severity: "medium",
  enforcement: "advisory",
  controls: { cisAws: ["3.7"], nist80053: ["AU-12", "SI-7(8)"], pciDss: ["10.2.1"], awsFsbp: ["EC2.6"] },
  remediation: "Add a FlowLog with vpcId of the network.",
  resources: ["aws:ec2/vpc:Vpc"],
  checkInStack: (resource, report, stack) => {
    if (stack.referencing(resource, "vpcId", "aws:ec2/flowLog:FlowLog").length === 0) report("has no FlowLog");
  },
});
