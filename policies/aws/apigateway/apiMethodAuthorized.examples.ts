import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    IAM: method({ httpMethod: "GET", authorization: "AWS_IAM" }),
    "what browsers ask first": method({ httpMethod: "OPTIONS", authorization: "NONE" }),
  },
  bad: { anyone: says(method({ httpMethod: "POST", authorization: "NONE" }), "authorization is NONE") },
};

function method(props: Record<string, unknown>): ExampleResource {
  return resource("aws:apigateway/method:Method", props);
}
