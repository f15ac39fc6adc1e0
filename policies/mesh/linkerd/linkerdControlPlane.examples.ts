import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    refused: release({
      chart: "linkerd-control-plane",
      values: { proxy: { defaultInboundPolicy: "deny" }, proxyInit: { ignoreInboundPorts: "4567,4568" } },
    }),
    "another chart": release({ chart: "nginx" }),
  },
  bad: {
    "the default": says(
      release({ chart: "linkerd-control-plane" }),
      "values.proxy.defaultInboundPolicy is all-unauthenticated",
    ),
    "a port left out": says(
      release({
        chart: "oci://registry.example.com/linkerd-control-plane",
        values: { proxy: { defaultInboundPolicy: "deny" }, proxyInit: { ignoreInboundPorts: "9090" } },
      }),
      "values.proxyInit.ignoreInboundPorts is 9090",
    ),
  },
};

function release(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:helm.sh/v1:Release", props);
}
