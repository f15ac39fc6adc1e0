import { list, policy } from "../../core";

export const autoscalingZones = policy({
  name: "aws-autoscaling-zones",
  title: "Groups of instances outlive the loss of a data centre",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-10", "SC-36"], awsFsbp: ["AutoScaling.2"] },
  remediation: "List subnets of two zones or more in vpcZoneIdentifiers.",
  resources: ["aws:autoscaling/group:Group"],
  check: (resource, report) => {
    const zones = Math.max(
      list(resource.props.vpcZoneIdentifiers).length,
      list(resource.props.availabilityZones).length,
    );
    if (zones === 1) report("has one zone alone");
  },
});
