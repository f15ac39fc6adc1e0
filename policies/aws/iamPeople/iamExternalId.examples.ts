import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one role": role({
      assumeRolePolicy: {
        Statement: [
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:role/ci" }, Action: "sts:AssumeRole" },
        ],
      },
    }),
    "an external id": role({
      assumeRolePolicy: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "123456789012" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "sts:ExternalId": "a" } },
          },
        ],
      },
    }),
  },
  bad: {
    "an account": says(
      role({
        assumeRolePolicy: {
          Statement: [
            { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" },
          ],
        },
      }),
      "assumeRolePolicy: Statement[0] trusts all of arn:aws:iam::123456789012:root",
    ),
  },
};

function role(props: Record<string, unknown>): ExampleResource {
  return resource("aws:iam/role:Role", props);
}
