import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a token": route({ routeKey: "GET /orders", authorizationType: "JWT" }),
    "what browsers ask first": route({ routeKey: "OPTIONS /orders" }),
    "a message of a connected client": route({ routeKey: "$disconnect" }),
  },
  bad: {
    "the default": says(route({ routeKey: "GET /orders" }), "authorizationType is NONE"),
    "whoever connects": says(route({ routeKey: "$connect", authorizationType: "NONE" }), "authorizationType is NONE"),
  },
};

function route(props: Record<string, unknown>): ExampleResource {
  return resource("aws:apigatewayv2/route:Route", props);
}
