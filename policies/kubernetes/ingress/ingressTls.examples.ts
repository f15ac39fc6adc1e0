import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a certificate": ingress({
      spec: { tls: [{ hosts: ["*.example.com"], secretName: "tls" }], rules: [{ host: "shop.example.com" }] },
    }),
    "a certificate of ACM": ingress({
      metadata: {
        annotations: {
          "alb.ingress.kubernetes.io/certificate-arn": "arn:aws:acm:eu-central-1:123456789012:certificate/a",
        },
      },
      spec: { rules: [{}] },
    }),
  },
  bad: {
    none: says(ingress({ spec: { rules: [{ host: "shop.example.com" }] } }), "spec.tls is not set"),
    "none for one host": says(
      ingress({
        spec: { tls: [{ hosts: ["a.example.com"] }], rules: [{ host: "a.example.com" }, { host: "b.example.com" }] },
      }),
      "spec.tls names no certificate for b.example.com",
    ),
  },
};

function ingress(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:networking.k8s.io/v1:Ingress", props);
}
