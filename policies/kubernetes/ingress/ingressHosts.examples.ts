import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one host": ingress({ spec: { rules: [{ host: "shop.example.com" }] } }) },
  bad: { "every host": says(ingress({ spec: { rules: [{ http: {} }] } }), "spec.rules[0] answers for every host") },
};

function ingress(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:networking.k8s.io/v1:Ingress", props);
}
