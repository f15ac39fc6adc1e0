import { policy, text } from "../../core";

export const guardDutyFeatures = policy({
  name: "aws-guardduty-features",
  title: "GuardDuty looks at what services read, run and change",
  severity: "medium",
  controls: {
    nist80053: ["SI-4"],
    pciDss: ["11.5.1"],
    awsFsbp: ["GuardDuty.5", "GuardDuty.6", "GuardDuty.9", "GuardDuty.10", "GuardDuty.11"],
  },
  remediation: "Set status of the feature to ENABLED.",
  resources: [
    "aws:guardduty/detectorFeature:DetectorFeature",
    "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature",
  ],
  check: (resource, report) => {
    const { name, status, autoEnable } = resource.props;
    if (status === "DISABLED" || autoEnable === "NONE") report(`${text(name) ?? "the feature"} is turned off`);
  },
});
