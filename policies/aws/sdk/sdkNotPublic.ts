import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";
import { eachArgument, makingPublic, typesOf } from "./_helpers";

export const sdkNotPublic = policy({
  name: "aws-not-public",
  title: "Nothing of AWS that holds data has an address on the internet",
  severity: "high",
  controls: { nist80053: ["SC-7", "AC-4"] },
  remediation: "Leave the argument at false, and reach it from within the network.",
  resources: typesOf(makingPublic),
  check: eachArgument(makingPublic, (argument) => mustNotBe(argument, true)),
});
