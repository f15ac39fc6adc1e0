import { randomBytes, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { asProps, asText, currentTime, type Props, UNKNOWN, type Value } from "../protocol";

/**
 * The fields of an object that the API server sets when it first stores it, as far as programs read them. At preview
 * they are unknown.
 */
export function firstStored(object: Props, preview: boolean): Props {
  const metadata = asProps(object.metadata);
  const made = <T extends Value>(make: () => T): T | typeof UNKNOWN => (preview ? UNKNOWN : make());
  const stored: Props = {
    ...object,
    metadata: {
      ...metadata,
      ...(metadata.name
        ? {}
        : { name: made(() => `${asText(metadata.generateName)}${randomBytes(3).toString("hex").slice(1)}`) }),
      uid: made(randomUUID),
      creationTimestamp: made(now),
      resourceVersion: made(() => "1"),
      generation: 1,
    },
  };
  return isService(object) ? withAddresses(stored, made(clusterAddress), preview) : stored;
}

/** An object as the engine recorded it. */
export interface Recorded {
  readonly inputs: Props;
  readonly outputs: Props;
}

/** The same after a change. What was set at first stays; at preview the new resourceVersion is unknown. */
export function storedAgain(object: Props, before: Recorded, preview: boolean): Props {
  const { name, uid, creationTimestamp, resourceVersion, generation } = asProps(before.outputs.metadata);
  const changedSpec = !isDeepStrictEqual(before.inputs.spec, object.spec);
  const stored: Props = {
    ...object,
    metadata: {
      name,
      ...asProps(object.metadata),
      uid,
      creationTimestamp,
      resourceVersion: preview ? UNKNOWN : String(Number(resourceVersion) + 1),
      generation: Number(generation) + (changedSpec ? 1 : 0),
    },
  };
  if (!isService(object)) return stored;
  return withAddresses(
    stored,
    asProps(before.outputs.spec).clusterIP ?? (preview ? UNKNOWN : clusterAddress()),
    preview,
  );
}

/** Marks what a dry run had to make up: it will be other values when the object is really stored. */
export function asPreviewed(answered: Props, inputs: Props, firstTime: boolean): Props {
  const { status: _status, ...object } = answered;
  const metadata: Props = {
    ...asProps(object.metadata),
    resourceVersion: UNKNOWN,
    ...(firstTime ? { uid: UNKNOWN, creationTimestamp: UNKNOWN } : {}),
    ...(firstTime && !asProps(inputs.metadata).name ? { name: UNKNOWN } : {}),
  };
  if (!firstTime || !isService(inputs) || asProps(inputs.spec).clusterIP) return { ...object, metadata };
  return { ...object, metadata, spec: { ...asProps(object.spec), clusterIP: UNKNOWN, clusterIPs: UNKNOWN } };
}

function isService(object: Props): boolean {
  return object.apiVersion === "v1" && object.kind === "Service";
}

/** A Service's own address, and for a load balancer a host name in the domain that never resolves (RFC 2606). */
function withAddresses(service: Props, address: Value, preview: boolean): Props {
  const spec = asProps(service.spec);
  if (spec.type === "ExternalName") return service;
  const clusterIP = spec.clusterIP ?? address;
  const addressed = { ...service, spec: { ...spec, clusterIP, clusterIPs: spec.clusterIPs ?? [clusterIP] } };
  if (spec.type !== "LoadBalancer") return addressed;
  const { name, namespace } = asProps(service.metadata);
  const hostname = preview ? UNKNOWN : `${name}.${namespace}.load-balancer.invalid`;
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
