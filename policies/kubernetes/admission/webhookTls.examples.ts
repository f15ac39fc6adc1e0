import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a service": resource("kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration", {
      webhooks: [{ clientConfig: { service: { name: "policy", namespace: "policy" } } }],
    }),
  },
  bad: {
    "plain HTTP": says(
      resource("kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration", {
        webhooks: [{ clientConfig: { url: "http://policy.example.com" } }],
      }),
      "webhooks[0].clientConfig.url is http://policy.example.com",
    ),
  },
};
