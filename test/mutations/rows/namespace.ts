import { EncryptedVolumeClass, SecureNamespace, type SecureNamespaceArgs } from "../../../components/workload";
import type { ComponentMutations } from "../mutation";

const namespace = (transform: SecureNamespaceArgs["transform"] = {}) => new SecureNamespace("orders", { transform });

export const namespaceMutations: ComponentMutations = {
  component: "SecureNamespace",
  secure: () => namespace(),
  mutations: [
    {
      holds: "Only pods at Pod Security restricted are admitted",
      weakened: "enforce baseline",
      program: () =>
        namespace({ namespace: { metadata: { labels: { "pod-security.kubernetes.io/enforce": "baseline" } } } }),
      breaks: ["kubernetes-namespace-pod-security"],
    },
    {
      holds: "Nothing leaves that no NetworkPolicy allows",
      weakened: "policyTypes without Egress",
      program: () => namespace({ denyAll: { spec: { policyTypes: ["Ingress"] } } }),
      breaks: ["kubernetes-default-deny"],
    },
    {
      holds: "Nothing comes in that no NetworkPolicy allows",
      weakened: "an ingress rule for everyone",
      program: () => namespace({ denyAll: { spec: { ingress: [{}] } } }),
      breaks: ["kubernetes-default-deny", "kubernetes-network-policy-names-peers"],
    },
    {
      holds: "Beside DNS, nobody is reached",
      weakened: "an egress rule for everyone",
      program: () => namespace({ dnsEgress: { spec: { egress: [{}] } } }),
      breaks: ["kubernetes-network-policy-names-peers"],
    },
    {
      holds: "The standard that pods must meet is today's",
      weakened: "enforce-version v1.22",
      program: () =>
        namespace({ namespace: { metadata: { labels: { "pod-security.kubernetes.io/enforce-version": "v1.22" } } } }),
      breaks: ["kubernetes-namespace-no-exemptions"],
    },
    {
      holds: "Nobody asks the cloud for a node's credentials",
      weakened: "an egress rule for every address at port 80",
      program: () =>
        namespace({
          dnsEgress: { spec: { egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 80 }] }] } },
        }),
      breaks: ["kubernetes-network-policy-metadata"],
    },
    {
      holds: "Every pod is isolated",
      weakened: "a selector of some pods",
      program: () => namespace({ denyAll: { spec: { podSelector: { matchLabels: { app: "orders" } } } } }),
      breaks: ["kubernetes-default-deny"],
    },
  ],
};

const kmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";

export const volumeClassMutations: ComponentMutations = {
  component: "EncryptedVolumeClass",
  secure: () => new EncryptedVolumeClass("encrypted", { kmsKeyArn }),
  mutations: [
    {
      holds: "Volumes are encrypted",
      weakened: 'encrypted "false"',
      program: () =>
        new EncryptedVolumeClass("encrypted", {
          kmsKeyArn,
          transform: { storageClass: { parameters: { encrypted: "false" } } },
        }),
      breaks: ["kubernetes-storage-class-encrypted"],
    },
  ],
};
