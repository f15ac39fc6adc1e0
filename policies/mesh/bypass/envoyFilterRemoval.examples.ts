import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a header": object("networking.istio.io/v1alpha3:EnvoyFilter", {
      configPatches: [{ applyTo: "HTTP_FILTER", patch: { operation: "INSERT_BEFORE" } }],
    }),
    "a filter that guards nothing": object("networking.istio.io/v1alpha3:EnvoyFilter", {
      configPatches: [
        {
          applyTo: "HTTP_FILTER",
          match: { listener: { filterChain: { filter: { subFilter: { name: "istio.stats" } } } } },
          patch: { operation: "REMOVE" },
        },
      ],
    }),
  },
  bad: {
    authorization: says(
      object("networking.istio.io/v1alpha3:EnvoyFilter", {
        configPatches: [
          {
            applyTo: "HTTP_FILTER",
            match: { listener: { filterChain: { filter: { subFilter: { name: "envoy.filters.http.rbac" } } } } },
            patch: { operation: "REMOVE" },
          },
        ],
      }),
      "spec.configPatches[0] takes envoy.filters.http.rbac out of the proxy",
    ),
    "every filter": says(
      object("networking.istio.io/v1alpha3:EnvoyFilter", {
        configPatches: [{ applyTo: "NETWORK_FILTER", patch: { operation: "REMOVE" } }],
      }),
      "spec.configPatches[0] takes NETWORK_FILTER out of the proxy",
    ),
  },
};

function object(type: string, spec: unknown): ExampleResource {
  return resource(`kubernetes:${type}`, { metadata: { namespace: "orders" }, spec });
}
