import { groupOf } from "./typeToken";

/**
 * Kinds that belong to the cluster and to no namespace, by API group.
 *
 * Source of the built-in groups: the types marked `+genclient:nonNamespaced` in k8s.io/api v0.36; of
 * apiextensions.k8s.io and apiregistration.k8s.io: their modules of the same version; of the custom resources: `scope`
 * in the projects' own CustomResourceDefinitions. Istio's and Linkerd's custom resources are all namespaced.
 */
const CLUSTER_SCOPED: Readonly<Record<string, readonly string[]>> = {
  "": ["ComponentStatus", "Namespace", "Node", "PersistentVolume"],
  "admissionregistration.k8s.io": [
    "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding",
    "MutatingWebhookConfiguration",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
  ],
  "apiextensions.k8s.io": ["CustomResourceDefinition"],
  "apiregistration.k8s.io": ["APIService"],
  "authentication.k8s.io": ["SelfSubjectReview", "TokenReview"],
  "authorization.k8s.io": ["SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"],
  "certificates.k8s.io": ["CertificateSigningRequest", "ClusterTrustBundle"],
  "flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
  "internal.apiserver.k8s.io": ["StorageVersion"],
  "networking.k8s.io": ["IPAddress", "IngressClass", "ServiceCIDR"],
  "node.k8s.io": ["RuntimeClass"],
  "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
  "resource.k8s.io": ["DeviceClass", "DeviceTaintRule", "ResourcePoolStatusRequest", "ResourceSlice"],
  "scheduling.k8s.io": ["PriorityClass"],
  "storage.k8s.io": ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"],
  "storagemigration.k8s.io": ["StorageVersionMigration"],

  "cert-manager.io": ["ClusterIssuer"],
  "crd.k8s.amazonaws.com": ["ENIConfig"],
  "elbv2.k8s.aws": ["IngressClassParams"],
  "external-secrets.io": ["ClusterExternalSecret", "ClusterSecretStore"],
  "gateway.networking.k8s.io": ["GatewayClass"],
  "karpenter.k8s.aws": ["EC2NodeClass"],
  "karpenter.sh": ["NodeClaim", "NodePool"],
  "kyverno.io": ["ClusterCleanupPolicy", "ClusterPolicy"],
  "snapshot.storage.k8s.io": ["VolumeSnapshotClass", "VolumeSnapshotContent"],
  "trust.cert-manager.io": ["Bundle"],
};

/** Whether objects of this kind live outside namespaces. A custom resource that is not known counts as namespaced. */
export function isClusterScoped(apiVersion: string, kind: string): boolean {
  return (CLUSTER_SCOPED[groupOf(apiVersion)] ?? []).includes(kind);
}
