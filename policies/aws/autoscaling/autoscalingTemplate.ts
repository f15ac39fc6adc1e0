import { isGiven, policy } from "../../core";

export const autoscalingTemplate = policy({
  name: "aws-autoscaling-template",
  title: "Groups of instances come from launch templates",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CM-2"], awsFsbp: ["AutoScaling.9"] },
  remediation: "Set launchTemplate in place of launchConfiguration, which AWS adds nothing to any more.",
  resources: ["aws:autoscaling/group:Group"],
  check: (resource, report) => {
    if (isGiven(resource.props, "launchConfiguration")) report("launchConfiguration is set");
  },
});
