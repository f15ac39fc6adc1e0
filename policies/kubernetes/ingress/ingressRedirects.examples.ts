import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the default": ingress({}),
    "led on": ingress({
      metadata: {
        annotations: {
          "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP":80},{"HTTPS":443}]',
          "alb.ingress.kubernetes.io/ssl-redirect": "443",
        },
      },
    }),
  },
  bad: {
    "not led on": says(
      ingress({ metadata: { annotations: { "nginx.ingress.kubernetes.io/ssl-redirect": "false" } } }),
      "metadata.annotations: nginx.ingress.kubernetes.io/ssl-redirect is false",
    ),
    "an AWS load balancer": says(
      ingress({ metadata: { annotations: { "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP":80}]' } } }),
      "metadata.annotations: alb.ingress.kubernetes.io/listen-ports holds HTTP, and nothing leads it to HTTPS",
    ),
  },
};

function ingress(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:networking.k8s.io/v1:Ingress", props);
}
