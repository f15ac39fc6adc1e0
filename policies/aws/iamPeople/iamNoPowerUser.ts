import { policy, text, texts } from "../../core";

export const iamNoPowerUser = policy({
  name: "aws-iam-no-power-user",
  title: "Nobody is given nearly everything by a policy of AWS",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-6"] },
  remediation: "Write a policy of your own with the actions and resources that are needed, and attach that.",
  resources: [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/role:Role",
  ],
  check: (resource, report) => {
    const { props } = resource;
    const attached = [...texts(text(props.policyArn)), ...texts(props.managedPolicyArns)];
    for (const arn of attached) {
      if (/:aws:policy\/(?:PowerUserAccess|.*FullAccess)$/.test(arn) && !arn.endsWith("/IAMFullAccess"))
        report(`attaches ${arn}`);
    }
  },
});
