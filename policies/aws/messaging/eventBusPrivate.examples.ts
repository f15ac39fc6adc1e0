import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "an organisation": eventPermission({
      principal: "*",
      condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-1" },
    }),
  },
  bad: {
    anyone: says(eventPermission({ principal: "*" }), "principal is *"),
    "anyone, by a policy": says(
      resource("aws:cloudwatch/eventBusPolicy:EventBusPolicy", {
        policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "events:PutEvents" }] },
      }),
      "policy: Statement[0] allows everyone",
    ),
  },
};

function eventPermission(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudwatch/eventPermission:EventPermission", props);
}
