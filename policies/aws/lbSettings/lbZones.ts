import { list, policy } from "../../core";
import { loadBalancerTypes } from "../lb/_helpers";

export const lbZones = policy({
  name: "aws-lb-zones",
  title: "Load balancers outlive the loss of a data centre",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-10", "SC-36"], awsFsbp: ["ELB.10", "ELB.13"] },
  remediation: "List subnets of two zones or more.",
  resources: [...loadBalancerTypes, "aws:elb/loadBalancer:LoadBalancer"],
  check: (resource, report) => {
    const { props } = resource;
    const zones = [props.subnets, props.subnetMappings, props.availabilityZones].map((given) => list(given).length);
    if (Math.max(...zones) === 1) report("has one zone alone");
  },
});
