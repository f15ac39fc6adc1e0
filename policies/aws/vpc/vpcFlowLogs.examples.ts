import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    logged: [
      vpc({}),
      resource("aws:ec2/flowLog:FlowLog", { vpcId: UNKNOWN }, { name: "log", dependsOn: { vpcId: ["it"] } }),
    ],
  },
  bad: { alone: says(vpc({ cidrBlock: "10.0.0.0/16" }), "has no FlowLog") },
};

function vpc(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/vpc:Vpc", props);
}
