import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const codebuildNonPrivileged = policy({
  name: "aws-codebuild-non-privileged",
  title: "Builds are not privileged",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-6", "CM-7"] },
  remediation: "Leave environment.privilegedMode out, and build images with a builder that needs no daemon.",
  resources: ["aws:codebuild/project:Project"],
  check: mustNotBe("environment.privilegedMode", true),
});
