import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { nothing: defaultSecurityGroup({ vpcId: UNKNOWN }) },
  bad: {
    "everything within": says(
      defaultSecurityGroup({ ingress: [{ protocol: "-1", self: true, fromPort: 0, toPort: 0 }] }),
      "ingress lets something through",
    ),
  },
};

function defaultSecurityGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", props);
}
