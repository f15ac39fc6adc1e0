import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";
import { backingUp, eachArgument, typesOf } from "./_helpers";

export const sdkBackups = policy({
  name: "aws-backups-kept",
  title: "What AWS backs up by itself is not told to keep nothing",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9", "CP-10"] },
  remediation: "Set the argument to 7 days or more.",
  resources: typesOf(backingUp),
  check: eachArgument(backingUp, (argument) => mustNotBe(argument, 0)),
});
