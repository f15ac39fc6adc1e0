import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "TLS 1.2": domain({
      domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
    }),
  },
  bad: {
    "the default": says(
      domain({}),
      "domainEndpointOptions.enforceHttps is not true",
      "domainEndpointOptions.tlsSecurityPolicy is Policy-Min-TLS-1-0-2019-07",
    ),
  },
};

function domain(props: Record<string, unknown>): ExampleResource {
  return resource("aws:opensearch/domain:Domain", props);
}
