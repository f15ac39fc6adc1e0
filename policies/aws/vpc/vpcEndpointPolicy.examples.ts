import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one bucket": vpcEndpoint({
      policy: {
        Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }],
      },
    }),
    "the default": vpcEndpoint({}),
  },
  bad: {
    everything: says(
      vpcEndpoint({ policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] } }),
      "policy: Statement[0] lets everything through",
    ),
  },
};

function vpcEndpoint(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/vpcEndpoint:VpcEndpoint", props);
}
