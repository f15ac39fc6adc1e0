import { isGiven, policy, record } from "../../core";

export const instanceMetadata = policy({
  name: "aws-instance-metadata",
  title: "Instances hand their credentials to nobody who asks by a forwarded request",
  severity: "high",
  controls: {
    cisAws: ["5.6"],
    nist80053: ["AC-3", "AC-6"],
    pciDss: ["2.2.6"],
    awsFsbp: ["EC2.8", "EC2.170", "AutoScaling.3"],
  },
  remediation: "Set metadataOptions.httpTokens to required, which asks for version 2 of the instance metadata service.",
  resources: [
    "aws:ec2/instance:Instance",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
  ],
  check: (resource, report) => {
    const options = record(resource.props.metadataOptions);
    if (options.httpEndpoint === "disabled" || options.httpTokens === "required") return;
    // What a launch template says holds for its instances.
    if (isGiven(resource.props, "launchTemplate")) return;
    report("metadataOptions.httpTokens is not required");
  },
});
