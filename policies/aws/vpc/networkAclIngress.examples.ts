import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the web": networkAcl({
      ingress: [{ action: "allow", protocol: "tcp", cidrBlock: "0.0.0.0/0", fromPort: 443, toPort: 443, ruleNo: 100 }],
    }),
    "what goes out": resource("aws:ec2/networkAclRule:NetworkAclRule", {
      egress: true,
      ruleAction: "allow",
      protocol: "-1",
      cidrBlock: "0.0.0.0/0",
    }),
    "a refusal": networkAcl({
      ingress: [{ action: "deny", protocol: "-1", cidrBlock: "0.0.0.0/0", fromPort: 0, toPort: 0 }],
    }),
  },
  bad: {
    SSH: says(
      networkAcl({ ingress: [{ action: "allow", protocol: "tcp", cidrBlock: "0.0.0.0/0", fromPort: 22, toPort: 22 }] }),
      "ingress[0] lets 0.0.0.0/0 reach port 22",
    ),
    "everything, as a rule of its own": says(
      resource("aws:ec2/networkAclRule:NetworkAclRule", { ruleAction: "allow", protocol: "-1", ipv6CidrBlock: "::/0" }),
      "lets ::/0 reach port 22, 3389",
    ),
  },
};

function networkAcl(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/networkAcl:NetworkAcl", props);
}
