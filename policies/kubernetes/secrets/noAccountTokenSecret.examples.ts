import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a certificate": secret({ type: "kubernetes.io/tls" }) },
  bad: {
    "a token": says(secret({ type: "kubernetes.io/service-account-token" }), "holds a token that never runs out"),
  },
};

function secret(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:core/v1:Secret", props);
}
