import { checkEach, policy, records } from "../../core";

export const webhookFails = policy({
  name: "kubernetes-webhook-fails-closed",
  title: "What a webhook cannot judge is not admitted",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-3", "CM-7"] },
  remediation: "Leave failurePolicy at Fail, and exempt kube-system by namespaceSelector.",
  resources: [
    "kubernetes:admissionregistration.k8s.io/*:ValidatingWebhookConfiguration",
    "kubernetes:admissionregistration.k8s.io/*:ValidatingWebhookConfigurationPatch",
  ],
  check: (resource, report) => {
    checkEach(records(resource.props.webhooks), ({ failurePolicy }, index) => {
      if (failurePolicy === "Ignore") report(`webhooks[${index}].failurePolicy is Ignore`);
    });
  },
});
