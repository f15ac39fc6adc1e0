import { checkEach, policy, record, records, text } from "../../core";

export const webhookTls = policy({
  name: "kubernetes-webhook-tls",
  title: "Webhooks are asked over TLS, and known by their certificate",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)", "IA-9"] },
  remediation: "Give clientConfig a service, or an https address, with the caBundle that signs it.",
  resources: [
    "kubernetes:admissionregistration.k8s.io/*:ValidatingWebhookConfiguration",
    "kubernetes:admissionregistration.k8s.io/*:MutatingWebhookConfiguration",
    "kubernetes:admissionregistration.k8s.io/*:ValidatingWebhookConfigurationPatch",
    "kubernetes:admissionregistration.k8s.io/*:MutatingWebhookConfigurationPatch",
  ],
  check: (resource, report) => {
    checkEach(records(resource.props.webhooks), ({ clientConfig }, index) => {
      const url = text(record(clientConfig).url) ?? "";
      if (url !== "" && !url.startsWith("https://")) report(`webhooks[${index}].clientConfig.url is ${url}`);
    });
  },
});
