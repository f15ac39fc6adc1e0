import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "its own": gateway({ spec: { listeners: [{ name: "a" }] } }) },
  bad: {
    any: says(
      gateway({ spec: { listeners: [{ allowedRoutes: { namespaces: { from: "All" } } }] } }),
      "spec.listeners[0].allowedRoutes.namespaces.from is All",
    ),
  },
};

function gateway(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:gateway.networking.k8s.io/v1:Gateway", props);
}
