import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { reading: rolePolicyAttachment({ policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }) },
  bad: {
    "all but IAM": says(
      rolePolicyAttachment({ policyArn: "arn:aws:iam::aws:policy/PowerUserAccess" }),
      "attaches arn:aws:iam::aws:policy/PowerUserAccess",
    ),
    "every bucket, in a role": says(
      resource("aws:iam/role:Role", { managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] }),
      "attaches arn:aws:iam::aws:policy/AmazonS3FullAccess",
    ),
  },
};

function rolePolicyAttachment(props: Record<string, unknown>): ExampleResource {
  return resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", props);
}
