import { istioInjection, istioSidecarResources } from "./istio";
import { linkerdInjection, linkerdSidecarResources } from "./linkerd";
import type { MeshKind } from "./meshKind";
import type { TrafficRule } from "./rules";

/** What whoever creates a namespace, its pods and its Services writes on them so that they join a mesh. */
export interface MeshEnrollment {
  /** Labels of the namespace. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** Annotations of the namespace. */
  readonly namespaceAnnotations: Readonly<Record<string, string>>;
  /** Labels of the pod template; never part of a selector. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Annotations of the pod template. */
  readonly podAnnotations: Readonly<Record<string, string>>;
  /** Annotations of the Service. */
  readonly serviceAnnotations: Readonly<Record<string, string>>;
}

/** What a sidecar takes of its namespace's quota, as Kubernetes quantities. */
export interface SidecarResources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu?: string; readonly memory: string };
}

/** What the sidecar of either mesh asks for, and may take at most. */
export const sidecarResources: Readonly<Record<MeshKind, SidecarResources>> = {
  istio: istioSidecarResources,
  linkerd: linkerdSidecarResources,
};

const nothing: MeshEnrollment = {
  namespaceLabels: {},
  namespaceAnnotations: {},
  podLabels: {},
  podAnnotations: {},
  serviceAnnotations: {},
};

const enrollments: Readonly<Record<MeshKind, (traffic: TrafficRule) => Partial<MeshEnrollment>>> = {
  istio: () => istioInjection,
  linkerd: linkerdInjection,
};

/**
 * The labels and annotations by which a namespace, its pods and its Services join a mesh.
 *
 * The namespace's make a pod join that nobody thought of; the pods' make them join in a namespace that was changed.
 *
 * @param traffic how callers treat the service, as the mesh component is told it: Linkerd reads it from the Service
 */
export function meshEnrollment(kind: MeshKind, traffic: TrafficRule = {}): MeshEnrollment {
  return { ...nothing, ...enrollments[kind](traffic) };
}
