import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "internal, by default": ingress({ metadata: { annotations: {} } }),
    "a web ACL": ingress({
      metadata: {
        annotations: {
          "alb.ingress.kubernetes.io/scheme": "internet-facing",
          "alb.ingress.kubernetes.io/wafv2-acl-arn": UNKNOWN,
        },
      },
    }),
  },
  bad: {
    open: says(
      ingress({ metadata: { annotations: { "alb.ingress.kubernetes.io/scheme": "internet-facing" } } }),
      "is internet-facing and has no web ACL",
    ),
  },
};

function ingress(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:networking.k8s.io/v1:Ingress", props);
}
