import { isGiven, policy, record } from "../../core";
import { keyProblem } from "../_helpers/keys";

export const lambdaEnvironmentKey = policy({
  name: "aws-lambda-environment-key",
  title: "Environment variables of Lambda functions are encrypted under a key of their own",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-28(1)", "SC-12"] },
  remediation: "Set kmsKeyArn to your key.",
  resources: ["aws:lambda/function:Function"],
  check: (resource, report) => {
    const { props } = resource;
    if (!isGiven(record(props.environment), "variables")) return;
    const problem = keyProblem(props, "kmsKeyArn");
    if (problem) report(problem);
  },
});
