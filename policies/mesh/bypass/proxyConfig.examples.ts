import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a setting": object("networking.istio.io/v1beta1:ProxyConfig", { concurrency: 2 }) },
  bad: {
    "nothing captured": says(
      object("networking.istio.io/v1beta1:ProxyConfig", {
        environmentVariables: { ISTIO_META_INTERCEPTION_MODE: "NONE" },
      }),
      "spec.environmentVariables.ISTIO_META_INTERCEPTION_MODE is NONE",
    ),
    "one port not captured": says(
      object("networking.istio.io/v1:Sidecar", { ingress: [{ port: { number: 9090 }, captureMode: "NONE" }] }),
      "spec.ingress[0].captureMode is NONE",
    ),
  },
};

function object(type: string, spec: unknown): ExampleResource {
  return resource(`kubernetes:${type}`, { metadata: { namespace: "orders" }, spec });
}
