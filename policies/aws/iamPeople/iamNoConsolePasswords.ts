import { policy, text, valueIfKnown } from "../../core";

export const iamNoConsolePasswords = policy({
  name: "aws-iam-no-console-passwords",
  title: "People sign in to AWS with their company's identity",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-2", "IA-2"] },
  remediation: "Let people sign in through IAM Identity Center in place of users with passwords.",
  resources: ["aws:iam/userLoginProfile:UserLoginProfile"],
  check: (resource, report) => {
    report(`gives the user ${text(valueIfKnown(resource.props, "user")) ?? resource.name} a password of the console`);
  },
});
