import * as pulumi from "@pulumi/pulumi";
import { isPlain } from "./core";
import { parseQuantity } from "./core/checks";
import type { MeshKind } from "./mesh";
import { type SidecarResources, sidecarResources } from "./mesh/internal";
import type { MicroserviceWorkloadSettings } from "./secureMicroserviceArgs";
import { type SecureNamespaceArgs, workloadDefaults } from "./workload";
import { containerLimitDefaults, quotaDefaults } from "./workload/internal";

/** What decides how much room a service needs, each value known. */
export interface ServiceSize {
  /** The most pods that it has, rollouts aside. */
  readonly pods: number;
  /** Volumes of each pod. */
  readonly volumes: number;
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
}

/** The quota and the limits of a service's namespace: the defaults, or what the service needs where that is more. */
export function roomFor(
  mesh: MeshKind | false,
  workload: MicroserviceWorkloadSettings = {},
): Pick<SecureNamespaceArgs, "quota" | "limits"> {
  const size = sizeOf(workload);
  const parts = [size.pods, ...Object.values(size.requests), ...Object.values(size.limits)];
  if (isKnown(size, parts)) return knownRoom(mesh, size);
  const room = pulumi.output(size).apply((known) => knownRoom(mesh, known));
  return {
    quota: Object.fromEntries(
      sizedResources.map((resource) => [resource, room.quota.apply((quota) => quota[resource])]),
    ),
    limits: { max: { cpu: room.limits.max.cpu, memory: room.limits.max.memory } },
  };
}

const noSidecar: SidecarResources = { requests: { cpu: "0", memory: "0" }, limits: { cpu: "0", memory: "0" } };

/** The parts of the quota that follow from the size of the service. */
const sizedResources = [
  "requests.cpu",
  "requests.memory",
  "limits.cpu",
  "limits.memory",
  "pods",
  "persistentvolumeclaims",
] as const;

/**
 * The room for a service of a known size. Pods count twice: in a rollout, those that stop count until they are gone
 * (Kubernetes documentation, "Resource Quotas": all that are not in a terminal phase).
 */
export function knownRoom(mesh: MeshKind | false, { pods, volumes, requests, limits }: ServiceSize) {
  const sidecar = mesh === false ? noSidecar : sidecarResources[mesh];
  const sidecarCpu = sidecar.limits.cpu ?? containerLimitDefaults.default.cpu;
  const most = 2 * pods;
  return {
    quota: {
      "requests.cpu": atLeast(quotaDefaults["requests.cpu"], most * sum(requests.cpu, sidecar.requests.cpu), "m"),
      "requests.memory": atLeast(
        quotaDefaults["requests.memory"],
        most * sum(requests.memory, sidecar.requests.memory),
        "Mi",
      ),
      "limits.cpu": atLeast(quotaDefaults["limits.cpu"], most * sum(limits.cpu, sidecarCpu), "m"),
      "limits.memory": atLeast(quotaDefaults["limits.memory"], most * sum(limits.memory, sidecar.limits.memory), "Mi"),
      pods: atLeast(quotaDefaults.pods, most, ""),
      persistentvolumeclaims: atLeast(quotaDefaults.persistentvolumeclaims, pods * volumes, ""),
    },
    limits: {
      max: {
        cpu: atLeast(containerLimitDefaults.max.cpu, sum(limits.cpu), "m"),
        memory: atLeast(containerLimitDefaults.max.memory, sum(limits.memory), "Mi"),
      },
    },
  } satisfies Pick<SecureNamespaceArgs, "quota" | "limits">;
}

type UnknownSize = {
  readonly [K in keyof ServiceSize]: ServiceSize[K] extends object
    ? { readonly [R in keyof ServiceSize[K]]: pulumi.Input<ServiceSize[K][R]> }
    : pulumi.Input<ServiceSize[K]>;
};

function sizeOf({ autoscaling, replicas, resources, volumes = {} }: MicroserviceWorkloadSettings): UnknownSize {
  const { requests, limits } = workloadDefaults.resources;
  return {
    pods: autoscaling?.maxReplicas ?? replicas ?? workloadDefaults.replicas,
    volumes: Object.keys(volumes).length,
    requests: {
      cpu: resources?.requests?.cpu ?? requests.cpu,
      memory: resources?.requests?.memory ?? requests.memory,
    },
    limits: { cpu: resources?.limits?.cpu ?? limits.cpu, memory: resources?.limits?.memory ?? limits.memory },
  };
}

function isKnown(size: UnknownSize, parts: readonly unknown[]): size is ServiceSize {
  return parts.every((part) => isPlain(part));
}

function sum(...quantities: readonly string[]): number {
  return quantities.reduce((total, quantity) => total + (parseQuantity(quantity) ?? 0), 0);
}

/** The default, or what is needed in whole units where that is more. */
function atLeast(standard: string, needed: number, unit: "m" | "Mi" | ""): string {
  if (needed <= sum(standard)) return standard;
  return `${Math.ceil(needed / sum(`1${unit}`) - 1e-9)}${unit}`;
}
