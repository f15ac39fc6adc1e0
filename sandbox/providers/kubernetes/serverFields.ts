import { randomBytes, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { asProps, asText, currentTime, type Props, UNKNOWN, type Value } from "../protocol";
import { groupOf, isBuiltIn } from "./typeToken";

/**
 * The object as the API server first stores it, or as its dry run answers at preview, as far as programs read it.
 *
 * A dry run makes up uid, creation time and address, which will be others; it has no resourceVersion and no status.
 */
export function firstStored(object: Props, preview: boolean): Props {
  const metadata = asProps(object.metadata);
  const stored: Props = {
    ...object,
    metadata: {
      ...withoutEmpty(metadata),
      ...(metadata.name ? {} : { name: preview ? UNKNOWN : generatedName(metadata) }),
      uid: randomUUID(),
      creationTimestamp: now(),
      ...(preview ? {} : { resourceVersion: "1" }),
      ...(hasGeneration(object) ? { generation: 1 } : {}),
    },
  };
  return isService(object) ? withAddresses(stored, clusterAddress(), preview) : stored;
}

/** An object as the engine recorded it. */
export interface Recorded {
  readonly inputs: Props;
  readonly outputs: Props;
}

/** The same after a change. What was set at first stays. */
export function storedAgain(object: Props, before: Recorded, preview: boolean): Props {
  const { name, uid, creationTimestamp, resourceVersion, generation } = asProps(before.outputs.metadata);
  const changedSpec = !isDeepStrictEqual(before.inputs.spec, object.spec);
  const stored: Props = {
    ...object,
    metadata: {
      name,
      ...withoutEmpty(asProps(object.metadata)),
      uid,
      creationTimestamp,
      resourceVersion: preview ? resourceVersion : String(Number(resourceVersion) + 1),
      ...(hasGeneration(object) ? { generation: Number(generation ?? 1) + (changedSpec ? 1 : 0) } : {}),
    },
  };
  if (!isService(object)) return stored;
  return withAddresses(stored, asProps(before.outputs.spec).clusterIP ?? clusterAddress(), preview);
}

/** What a dry run answered, without the status, which it does not know. */
export function asPreviewed(answered: Props, inputs: Props): Props {
  const { status: _status, ...object } = answered;
  if (asProps(inputs.metadata).name) return object;
  return { ...object, metadata: { ...asProps(object.metadata), name: UNKNOWN } };
}

/** Metadata without the lists and maps that hold nothing: the API server keeps none. */
export function withoutEmpty(metadata: Props): Props {
  return Object.fromEntries(
    Object.entries(metadata).filter(
      ([, value]) => typeof value !== "object" || value === null || Object.keys(value).length > 0,
    ),
  );
}

function isService(object: Props): boolean {
  return object.apiVersion === "v1" && object.kind === "Service";
}

/**
 * The built-in kinds whose objects count how often their specification changed, by `group/Kind`.
 *
 * Source: the strategies in k8s.io/kubernetes v1.36, pkg/registry, that set `Generation` to 1. Custom resources all do.
 */
const COUNTING: ReadonlySet<string> = new Set([
  "/Pod",
  "/PodTemplate",
  "/ReplicationController",
  "admissionregistration.k8s.io/MutatingAdmissionPolicy",
  "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
  "admissionregistration.k8s.io/MutatingWebhookConfiguration",
  "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
  "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
  "apiextensions.k8s.io/CustomResourceDefinition",
  "apps/DaemonSet",
  "apps/Deployment",
  "apps/ReplicaSet",
  "apps/StatefulSet",
  "batch/CronJob",
  "batch/Job",
  "discovery.k8s.io/EndpointSlice",
  "flowcontrol.apiserver.k8s.io/FlowSchema",
  "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
  "networking.k8s.io/Ingress",
  "networking.k8s.io/IngressClass",
  "networking.k8s.io/NetworkPolicy",
  "policy/PodDisruptionBudget",
  "resource.k8s.io/DeviceClass",
  "resource.k8s.io/DeviceTaintRule",
  "resource.k8s.io/ResourceSlice",
  "scheduling.k8s.io/PriorityClass",
]);

function hasGeneration({ apiVersion, kind }: Props): boolean {
  const group = groupOf(asText(apiVersion));
  return !isBuiltIn(group) || COUNTING.has(`${group}/${kind}`);
}

function generatedName({ generateName }: Props): string {
  return `${asText(generateName)}${randomBytes(3).toString("hex").slice(1)}`;
}

/** A Service's own address, and for a load balancer a host name in the domain that never resolves (RFC 2606). */
function withAddresses(service: Props, address: Value, preview: boolean): Props {
  const spec = asProps(service.spec);
  if (spec.type === "ExternalName") return service;
  const clusterIP = spec.clusterIP ?? address;
  const addressed = { ...service, spec: { ...spec, clusterIP, clusterIPs: spec.clusterIPs ?? [clusterIP] } };
  if (spec.type !== "LoadBalancer" || preview) return addressed;
  const { name, namespace } = asProps(service.metadata);
  const hostname = `${name}.${namespace}.load-balancer.invalid`;
  return { ...addressed, status: { loadBalancer: { ingress: [{ hostname }] } } };
}

/**
 * An address in 10.100.0.0/16, one of the two ranges that EKS takes service addresses from.
 *
 * Source: `serviceIpv4Cidr` in https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
function clusterAddress(): string {
  const [third = 0, fourth = 0] = randomBytes(2);
  return `10.100.${third}.${fourth}`;
}

/** The time as the API server writes it, without fractions of a second. */
function now(): string {
  return currentTime()
    .toISOString()
    .replace(/\.\d+Z$/, "Z");
}
