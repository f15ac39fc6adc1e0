import { isGiven, policy } from "../../core";
import { eachArgument, typesOf, writeOnly } from "./_helpers";

export const sdkWriteOnly = policy({
  name: "aws-secrets-write-only",
  title: "Secrets reach AWS without being kept in the state",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["IA-5", "IA-5(7)"] },
  remediation: "Use the argument of the same name that ends in Wo, or let AWS make the secret.",
  resources: typesOf(writeOnly),
  check: eachArgument(writeOnly, (argument) => ({ props }, report) => {
    if (isGiven(props, argument)) report(`${argument} is kept in the state; ${argument}Wo is not`);
  }),
});
