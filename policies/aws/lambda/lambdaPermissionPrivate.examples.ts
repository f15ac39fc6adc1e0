import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one rule of EventBridge": permission({ principal: "events.amazonaws.com", sourceArn: UNKNOWN }),
    "a role": permission({ principal: "arn:aws:iam::123456789012:role/orders" }),
    "one organisation": permission({ principal: "*", principalOrgId: "o-a1b2c3d4e5" }),
  },
  bad: {
    anyone: says(permission({ principal: "*" }), "principal is *: anyone may use it"),
    "any bucket": says(
      permission({ principal: "s3.amazonaws.com" }),
      "principal is s3.amazonaws.com, of any account: neither sourceArn nor sourceAccount is set",
    ),
  },
};

function permission(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lambda/permission:Permission", props);
}
