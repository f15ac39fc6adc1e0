import { policy } from "../../core";

export const iamPasswordPolicy = policy({
  name: "aws-iam-password-policy",
  title: "Users of the account choose passwords that are hard to guess",
  severity: "medium",
  controls: { cisAws: ["1.8", "1.9"], nist80053: ["IA-5(1)"], pciDss: ["8.3.6", "8.3.7"], awsFsbp: ["IAM.7"] },
  remediation: "Set minimumPasswordLength to 14 and passwordReusePrevention to 24.",
  resources: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
  check: (resource, report) => {
    const { minimumPasswordLength = 6, passwordReusePrevention = 0 } = resource.props;
    if (Number(minimumPasswordLength) < 14) report(`minimumPasswordLength is ${minimumPasswordLength}`);
    if (Number(passwordReusePrevention) < 24) report(`passwordReusePrevention is ${passwordReusePrevention}`);
  },
});
