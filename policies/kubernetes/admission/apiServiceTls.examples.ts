import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a certificate": aPIService({ spec: { caBundle: "LS0t", service: { name: "metrics" } } }) },
  bad: { anyone: says(aPIService({ spec: { insecureSkipTLSVerify: true } }), "spec.insecureSkipTLSVerify is true") },
};

function aPIService(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:apiregistration.k8s.io/v1:APIService", props);
}
