import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one endpoint": restApi({
      endpointConfiguration: { types: ["PRIVATE"] },
      policy: {
        Statement: [
          {
            Effect: "Allow",
            Principal: "*",
            Action: "execute-api:Invoke",
            Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } },
          },
        ],
      },
    }),
    "others refused": restApi({
      endpointConfiguration: { types: ["PRIVATE"] },
      policy: {
        Statement: [
          { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke" },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "execute-api:Invoke",
            Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
          },
        ],
      },
    }),
  },
  bad: {
    anyone: says(
      restApi({
        endpointConfiguration: { types: ["PRIVATE"] },
        policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke" }] },
      }),
      "policy: Statement[0] allows everyone",
    ),
  },
};

function restApi(props: Record<string, unknown>): ExampleResource {
  return resource("aws:apigateway/restApi:RestApi", props);
}
