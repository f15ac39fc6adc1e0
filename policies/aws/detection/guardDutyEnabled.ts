import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const guardDutyEnabled = policy({
  name: "aws-guardduty-enabled",
  title: "GuardDuty looks for threats, and is not turned off",
  severity: "high",
  controls: { nist80053: ["SI-4", "RA-5"], pciDss: ["11.5.1"], awsFsbp: ["GuardDuty.1"] },
  remediation: "Leave enable out, or set it to true.",
  resources: ["aws:guardduty/detector:Detector"],
  check: mustNotBe("enable", false),
});
