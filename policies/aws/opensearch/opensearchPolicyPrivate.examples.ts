import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a role": domain({
      accessPolicies: {
        Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:role/orders" }, Action: "es:*" }],
      },
    }),
    "users of its own, in a network": domain({
      vpcOptions: {},
      advancedSecurityOptions: { enabled: true },
      accessPolicies: { Statement: [{ Effect: "Allow", Principal: "*", Action: "es:*" }] },
    }),
  },
  bad: {
    anyone: says(
      domain({ accessPolicies: { Statement: [{ Effect: "Allow", Principal: "*", Action: "es:*" }] } }),
      "accessPolicies: Statement[0] allows everyone",
    ),
  },
};

function domain(props: Record<string, unknown>): ExampleResource {
  return resource("aws:opensearch/domain:Domain", props);
}
