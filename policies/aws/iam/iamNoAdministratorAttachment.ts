import { type PolicyResource, policy, text, texts } from "../../core";

/** AWS's own policies that allow everything, or to give oneself everything. */
const unbounded = /:aws:policy\/(?:AdministratorAccess|IAMFullAccess)$/;

export const iamNoAdministratorAttachment = policy({
  name: "aws-iam-no-administrator-attachment",
  rationale: "One leaked credential with such a policy is the whole account.",
  title: "Nobody is given AWS's administrator policies",
  severity: "critical",
  controls: { cisAws: ["1.16"], nist80053: ["AC-6", "AC-6(10)"] },
  remediation: "Attach a policy with the actions and resources that are needed.",
  resources: [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws:iam/role:Role",
  ],
  check: (resource, report) => {
    for (const arn of attachedTo(resource)) {
      if (unbounded.test(arn)) report(`attaches ${arn}`);
    }
  },
});

function attachedTo({ type, props }: PolicyResource): readonly string[] {
  return type === "aws:iam/role:Role" ? texts(props.managedPolicyArns) : texts(text(props.policyArn));
}
