import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const configRecords = policy({
  name: "aws-config-records",
  title: "AWS Config is not only set up, but records",
  severity: "medium",
  controls: { cisAws: ["3.3"], nist80053: ["CM-3", "CM-8"], awsFsbp: ["Config.1"] },
  remediation: "Set isEnabled of the RecorderStatus to true.",
  resources: ["aws:cfg/recorderStatus:RecorderStatus"],
  check: mustBe("isEnabled", true),
});
