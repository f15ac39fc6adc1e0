import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    TLS: gateway({ metadata: { name: "web" }, spec: { listeners: [{ name: "web", protocol: "HTTPS" }] } }),
    "a waypoint": gateway({
      spec: { gatewayClassName: "istio-waypoint", listeners: [{ name: "mesh", protocol: "HBONE" }] },
    }),
    "plain HTTP that leads on": [
      gateway({ metadata: { name: "web" }, spec: { listeners: [{ name: "http", protocol: "HTTP" }] } }),
      resource(
        "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute",
        {
          spec: {
            parentRefs: [{ name: "web", sectionName: "http" }],
            rules: [{ filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https" } }] }],
          },
        },
        { name: "route" },
      ),
    ],
  },
  bad: {
    "plain HTTP": says(
      gateway({ metadata: { name: "web" }, spec: { listeners: [{ name: "http", protocol: "HTTP" }] } }),
      "spec.listeners[0] is plain HTTP",
    ),
    "plain HTTP with a route that serves": says(
      [
        gateway({ metadata: { name: "web" }, spec: { listeners: [{ name: "http", protocol: "HTTP" }] } }),
        resource(
          "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute",
          { spec: { parentRefs: [{ name: "web" }], rules: [{ backendRefs: [{ name: "orders" }] }] } },
          { name: "route" },
        ),
      ],
      "spec.listeners[0] is plain HTTP",
    ),
  },
};

function gateway(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:gateway.networking.k8s.io/v1:Gateway", props);
}
