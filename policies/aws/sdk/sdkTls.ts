import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";
import { eachArgument, encryptingInTransit, typesOf } from "./_helpers";

export const sdkTls = policy({
  name: "aws-connections-encrypted",
  title: "Whatever of AWS can speak TLS does",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"] },
  remediation: "Leave the argument at true.",
  resources: typesOf(encryptingInTransit),
  check: eachArgument(encryptingInTransit, (argument) => mustNotBe(argument, false)),
});
