import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";
import { blockingPublic, eachArgument, typesOf } from "./_helpers";

export const sdkBlocksPublic = policy({
  name: "aws-public-access-blocked",
  title: "Nothing of AWS is allowed to become public",
  severity: "high",
  controls: { nist80053: ["AC-3", "SC-7"] },
  remediation: "Leave the argument out, or at true, so that no policy can open it.",
  resources: typesOf(blockingPublic),
  check: eachArgument(blockingPublic, (argument) => mustNotBe(argument, false)),
});
