import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "TLS 1.2": domainName({ securityPolicy: "TLS_1_2" }),
    "of an HTTP API": resource("aws:apigatewayv2/domainName:DomainName", {
      domainNameConfiguration: { securityPolicy: "TLS_1_2" },
    }),
  },
  bad: { "TLS 1.0": says(domainName({ securityPolicy: "TLS_1_0" }), "securityPolicy is TLS_1_0") },
};

function domainName(props: Record<string, unknown>): ExampleResource {
  return resource("aws:apigateway/domainName:DomainName", props);
}
