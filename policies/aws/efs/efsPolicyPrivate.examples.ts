import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a role": fileSystemPolicy({
      policy: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::123456789012:role/orders" },
            Action: "elasticfilesystem:ClientMount",
          },
        ],
      },
    }),
  },
  bad: {
    anyone: says(
      fileSystemPolicy({
        policy: { Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "elasticfilesystem:ClientMount" }] },
      }),
      "policy: Statement[0] allows everyone",
    ),
  },
};

function fileSystemPolicy(props: Record<string, unknown>): ExampleResource {
  return resource("aws:efs/fileSystemPolicy:FileSystemPolicy", props);
}
