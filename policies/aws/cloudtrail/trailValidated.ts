import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const trailValidated = policy({
  name: "aws-trail-validated",
  title: "A trail that was changed afterwards shows it",
  severity: "medium",
  controls: { cisAws: ["3.2"], nist80053: ["AU-9", "SI-7", "SI-7(1)"], pciDss: ["10.3.2"], awsFsbp: ["CloudTrail.4"] },
  remediation: "Set enableLogFileValidation to true.",
  resources: ["aws:cloudtrail/trail:Trail"],
  check: mustBe("enableLogFileValidation", true),
});
