import { policy } from "../../core";

export const trailEverywhere = policy({
  name: "aws-trail-everywhere",
  title: "Trails write down what is done in every region",
  severity: "high",
  controls: { cisAws: ["3.1"], nist80053: ["AU-2", "AU-12", "AC-2(4)"], pciDss: ["10.2.1"], awsFsbp: ["CloudTrail.1"] },
  remediation: "Set isMultiRegionTrail to true, and leave enableLogging and includeGlobalServiceEvents out.",
  resources: ["aws:cloudtrail/trail:Trail"],
  check: (resource, report) => {
    if (resource.props.isMultiRegionTrail !== true) report("isMultiRegionTrail is not true");
    for (const property of ["enableLogging", "includeGlobalServiceEvents"]) {
      if (resource.props[property] === false) report(`${property} is false`);
    }
  },
});
