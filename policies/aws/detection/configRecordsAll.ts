import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const configRecordsAll = policy({
  name: "aws-config-records-all",
  title: "AWS Config records every kind of resource",
  severity: "medium",
  controls: { cisAws: ["3.3"], nist80053: ["CM-3", "CM-8"], awsFsbp: ["Config.1"] },
  remediation: "Set recordingGroup with allSupported and includeGlobalResourceTypes true.",
  resources: ["aws:cfg/recorder:Recorder"],
  check: mustNotBe("recordingGroup.allSupported", false),
});
