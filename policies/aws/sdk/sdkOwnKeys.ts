import { isGiven, policy } from "../../core";
import { keyProblem } from "../_helpers/keys";
import { eachArgument, encryptionKeys, typesOf } from "./_helpers";

export const sdkOwnKeys = policy({
  name: "aws-own-keys",
  title: "Keys that a program names are its own",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-12", "SC-28(1)"] },
  remediation: "Name a key of your own, whose policy says who may use it.",
  resources: typesOf(encryptionKeys),
  check: eachArgument(encryptionKeys, (argument) => ({ props }, report) => {
    const problem = isGiven(props, argument) ? keyProblem(props, argument) : undefined;
    if (problem) report(problem);
  }),
});
