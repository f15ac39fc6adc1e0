import { list, policy } from "../../core";

export const iamNoUserPolicies = policy({
  name: "aws-iam-no-user-policies",
  rationale: "Rights of single users are forgotten when people change their work.",
  title: "Permissions go to groups and roles, not to users",
  severity: "low",
  controls: { cisAws: ["1.15"], nist80053: ["AC-6", "AC-2"], awsFsbp: ["IAM.2"] },
  remediation: "Attach the policy to a role that people assume, or to a group.",
  resources: [
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
  ],
  check: ({ type, props }, report) => {
    const toUsers = !type.endsWith(":PolicyAttachment") || list(props.users).length > 0;
    if (toUsers) report("gives permissions to a user");
  },
});
