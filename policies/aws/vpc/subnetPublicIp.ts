import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const subnetPublicIp = policy({
  name: "aws-subnet-public-ip",
  title: "Subnets give nothing an address on the internet by themselves",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-4", "SC-7"], pciDss: ["1.4.4"], awsFsbp: ["EC2.15"] },
  remediation: "Leave mapPublicIpOnLaunch out; load balancers and NAT gateways need it not.",
  resources: ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"],
  check: mustNotBe("mapPublicIpOnLaunch", true),
});
