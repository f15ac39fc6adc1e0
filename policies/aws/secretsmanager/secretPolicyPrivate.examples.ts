import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a role": secretPolicy({
      policy: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::123456789012:role/orders" },
            Action: "secretsmanager:GetSecretValue",
          },
        ],
      },
    }),
    "no policy": resource("aws:secretsmanager/secret:Secret", {}),
  },
  bad: {
    anyone: says(
      secretPolicy({
        policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "secretsmanager:GetSecretValue" }] },
      }),
      "policy: Statement[0] allows everyone",
    ),
  },
};

function secretPolicy(props: Record<string, unknown>): ExampleResource {
  return resource("aws:secretsmanager/secretPolicy:SecretPolicy", props);
}
