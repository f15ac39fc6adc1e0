import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";
import { eachArgument, logging, typesOf } from "./_helpers";

export const sdkLogs = policy({
  name: "aws-logs-kept-on",
  title: "Logs that AWS offers are not turned off",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-2", "AU-12"] },
  remediation: "Leave the argument out, or set it to true.",
  resources: typesOf(logging),
  check: eachArgument(logging, (argument) => mustNotBe(argument, false)),
});
