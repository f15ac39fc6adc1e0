import { isDeepStrictEqual } from "node:util";
import { asProps, asText, type Props, type Value } from "../protocol";
import { groupOf } from "./typeToken";

/** How the provider was asked to treat ConfigMaps and Secrets. */
export interface Mutability {
  /** Change the data of ConfigMaps in place. @default false: replace the object, so that its readers notice */
  readonly configMaps: boolean;
  /** Change the data of Secrets in place. @default false */
  readonly secrets: boolean;
}

const SELECTOR = ["spec.selector"];
const BINDING = ["roleRef"];

/**
 * Fields that cannot change without a new object, by `group/Kind`.
 *
 * Source: `forceNew` in github.com/pulumi/pulumi-kubernetes, provider/pkg/provider/diff.go; and, where that table leaves
 * the update to the API server's refusal, the `ValidateImmutableField` calls in k8s.io/kubernetes v1.36 (ReplicaSet,
 * StorageClass's last two, PersistentVolumeClaim's further fields, IngressClass, CSIDriver, CertificateSigningRequest).
 */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  "apps/DaemonSet": SELECTOR,
  "apps/Deployment": SELECTOR,
  "apps/ReplicaSet": SELECTOR,
  "apps/StatefulSet": [
    "spec.podManagementPolicy",
    "spec.revisionHistoryLimit",
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ],
  "batch/Job": ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
  "certificates.k8s.io/CertificateSigningRequest": ["spec"],
  "networking.k8s.io/IngressClass": ["spec.controller"],
  "rbac.authorization.k8s.io/ClusterRoleBinding": BINDING,
  "rbac.authorization.k8s.io/RoleBinding": BINDING,
  "storage.k8s.io/CSIDriver": ["spec.attachRequired", "spec.volumeLifecycleModes"],
  "storage.k8s.io/StorageClass": ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
  "/PersistentVolume": [
    "awsElasticBlockStore",
    "azureDisk",
    "azureFile",
    "cephfs",
    "cinder",
    "csi",
    "fc",
    "flexVolume",
    "flocker",
    "gcePersistentDisk",
    "glusterfs",
    "hostPath",
    "iscsi",
    "local",
    "nfs",
    "photonPersistentDisk",
    "portworxVolume",
    "quobyte",
    "rbd",
    "scaleIO",
    "storageos",
    "vsphereVolume",
  ].map((source) => `spec.${source}`),
  "/PersistentVolumeClaim": [
    "spec.accessModes",
    "spec.dataSource",
    "spec.dataSourceRef",
    "spec.resources.limits",
    "spec.selector",
    "spec.storageClassName",
    "spec.volumeMode",
    "spec.volumeName",
  ],
  "/Pod": [
    "affinity",
    "automountServiceAccountToken",
    "containers",
    "dnsConfig",
    "dnsPolicy",
    "enableServiceLinks",
    "hostAliases",
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostname",
    "imagePullSecrets",
    "initContainers",
    "nodeName",
    "nodeSelector",
    "overhead",
    "preemptionPolicy",
    "priority",
    "priorityClassName",
    "readinessGates",
    "restartPolicy",
    "runtimeClassName",
    "schedulerName",
    "securityContext",
    "serviceAccount",
    "serviceAccountName",
    "shareProcessNamespace",
    "subdomain",
    "terminationGracePeriodSeconds",
    "volumes",
  ].map((field) => `spec.${field}`),
  "/ResourceQuota": ["spec.scopes"],
  "/Secret": ["type"],
  "/Service": ["spec.clusterIP"],
};

const IDENTITY = ["kind", "metadata.name", "metadata.namespace"];

/** The paths of the fields that differ and cannot be changed in place. */
export function replacedFields(olds: Props, news: Props, mutability: Mutability): string[] {
  const group = groupOf(asText(news.apiVersion));
  const paths = [...IDENTITY, ...(IMMUTABLE[`${group}/${news.kind}`] ?? []), ...frozenData(group, news, mutability)];
  const replaced = paths.filter((path) => !isDeepStrictEqual(at(olds, path), at(news, path)));
  return groupOf(asText(olds.apiVersion)) === group ? replaced : ["apiVersion", ...replaced];
}

function frozenData(group: string, object: Props, mutability: Mutability): readonly string[] {
  if (group !== "") return [];
  const frozen = object.immutable === true;
  if (object.kind === "ConfigMap" && (frozen || !mutability.configMaps)) return ["binaryData", "data"];
  if (object.kind === "Secret" && (frozen || !mutability.secrets)) return ["data"];
  return [];
}

function at(object: Props, path: string): Value | undefined {
  return path.split(".").reduce<Value | undefined>((value, key) => asProps(value)[key], object);
}
