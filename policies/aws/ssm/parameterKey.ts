import { policy } from "../../core";
import { keyProblem } from "../_helpers/keys";

export const parameterKey = policy({
  name: "aws-parameter-key",
  title: "Secret parameters are encrypted under a KMS key of their own",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-28(1)", "SC-12"] },
  remediation: "Set keyId to your key.",
  resources: ["aws:ssm/parameter:Parameter"],
  check: (resource, report) => {
    const problem = resource.props.type === "SecureString" ? keyProblem(resource.props, "keyId") : undefined;
    if (problem) report(problem);
  },
});
