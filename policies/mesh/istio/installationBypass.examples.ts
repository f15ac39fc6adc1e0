import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the default": release({ chart: "istiod", values: { global: { proxy: { includeInboundPorts: "*" } } } }),
    "another chart": release({ chart: "nginx", values: { global: { proxy: { privileged: true } } } }),
  },
  bad: {
    "a port left out": says(
      release({ chart: "istiod", values: { global: { proxy: { excludeInboundPorts: "9090" } } } }),
      "values.global.proxy.excludeInboundPorts is 9090",
    ),
    "nothing captured": says(
      release({ chart: "istiod", values: { meshConfig: { defaultConfig: { interceptionMode: "NONE" } } } }),
      "values.meshConfig.defaultConfig.interceptionMode is NONE",
    ),
  },
};

function release(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:helm.sh/v1:Release", props);
}
