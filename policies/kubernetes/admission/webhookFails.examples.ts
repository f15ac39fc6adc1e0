import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the default": resource("kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration", {
      webhooks: [{ name: "a" }],
    }),
  },
  bad: {
    "let through": says(
      resource("kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration", {
        webhooks: [{ failurePolicy: "Ignore" }],
      }),
      "webhooks[0].failurePolicy is Ignore",
    ),
  },
};
