import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a setting": ingress({ metadata: { annotations: { "nginx.ingress.kubernetes.io/proxy-body-size": "1m" } } }),
  },
  bad: {
    code: says(
      ingress({
        metadata: { annotations: { "nginx.ingress.kubernetes.io/configuration-snippet": "more_set_headers" } },
      }),
      "metadata.annotations holds nginx.ingress.kubernetes.io/configuration-snippet",
    ),
  },
};

function ingress(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:networking.k8s.io/v1:Ingress", props);
}
