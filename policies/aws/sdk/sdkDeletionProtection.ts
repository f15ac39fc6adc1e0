import { policy } from "../../core";
import { eachArgument, protecting, typesOf } from "./_helpers";

export const sdkDeletionProtection = policy({
  name: "aws-deletion-protection",
  title: "What can be protected from deletion is not opened to it",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9(8)", "CM-3"] },
  remediation: "Leave the argument out, or set it to what protects.",
  resources: typesOf(protecting),
  check: eachArgument(protecting, (argument) => ({ props }, report) => {
    const value = props[argument];
    if (value === false || value === "INACTIVE") report(`${argument} is ${value}`);
  }),
});
