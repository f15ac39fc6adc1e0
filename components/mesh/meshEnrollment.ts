import { serviceAnnotations } from "./linkerd/traffic";
import type { MeshKind, TrafficRule } from "./serviceMesh";

/** What whoever creates a namespace, its pods and its Services writes on them so that they join a mesh. */
export interface MeshEnrollment {
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly namespaceAnnotations: Readonly<Record<string, string>>;
  /** Labels of the pod template; never part of a selector. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly serviceAnnotations: Readonly<Record<string, string>>;
}

/**
 * Resources of Linkerd's sidecar, which has no defaults of its own.
 *
 * Source: values-ha.yaml of the linkerd-control-plane chart; its limit is 250Mi.
 */
const linkerdProxyResources = {
  "config.linkerd.io/proxy-cpu-request": "100m",
  "config.linkerd.io/proxy-memory-request": "20Mi",
  "config.linkerd.io/proxy-memory-limit": "250Mi",
} as const;

/** What a sidecar takes of its namespace's quota, as Kubernetes quantities. */
export interface SidecarResources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu?: string; readonly memory: string };
}

/**
 * What the sidecar of either mesh asks for, and may take at most; Linkerd's has no limit of CPU.
 *
 * Source: `global.proxy.resources` in values.yaml of the istiod chart.
 */
export const sidecarResources: Readonly<Record<MeshKind, SidecarResources>> = {
  istio: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "2", memory: "1Gi" } },
  linkerd: {
    requests: {
      cpu: linkerdProxyResources["config.linkerd.io/proxy-cpu-request"],
      memory: linkerdProxyResources["config.linkerd.io/proxy-memory-request"],
    },
    limits: { memory: linkerdProxyResources["config.linkerd.io/proxy-memory-limit"] },
  },
};

/**
 * The labels and annotations by which a namespace, its pods and its Services join a mesh.
 *
 * The namespace's make a pod join that nobody thought of; the pods' make them join in a namespace that was changed.
 *
 * @param traffic how callers treat the service, as the mesh component is told it: Linkerd reads it from the Service
 */
export function meshEnrollment(kind: MeshKind, traffic: TrafficRule = {}): MeshEnrollment {
  if (kind === "istio") {
    return {
      namespaceLabels: { "istio-injection": "enabled" },
      namespaceAnnotations: {},
      podLabels: { "sidecar.istio.io/inject": "true" },
      podAnnotations: {},
      serviceAnnotations: {},
    };
  }
  const join = { "linkerd.io/inject": "enabled", "config.linkerd.io/default-inbound-policy": "deny" };
  return {
    namespaceLabels: {},
    namespaceAnnotations: join,
    podLabels: {},
    podAnnotations: { ...join, "config.linkerd.io/access-log": "json", ...linkerdProxyResources },
    serviceAnnotations: serviceAnnotations(traffic),
  };
}
