import type { MeshKind } from "../meshKind";

/**
 * The release whose charts are installed: a patch with the fixes of ISTIO-SECURITY-2026-007, before which a method in
 * other letters than a rule's passed the rule by.
 *
 * Source: Istio, "Announcing Istio 1.29.9", for the fixes; tags of istio.io/api, which get every release's number, for
 * what came after them.
 */
export const istioVersion = "1.31.4";

/**
 * The open-source project publishes its charts on the edge channel only; the stable one ends with 2.14.
 *
 * Source: Linkerd, "Releases and Versions"; index of helm.linkerd.io/edge, edge-26.9.1.
 */
export const linkerdVersion = "2026.9.1";

/**
 * The oldest Kubernetes that each pinned mesh takes.
 *
 * Source: `MinK8SVersion` of Istio 1.31; Kubernetes' supported versions at the time of edge-26.9.1, and the validation rules
 * of Gateway API 1.5.
 */
export const oldestKubernetes: Readonly<Record<MeshKind, string>> = { istio: "1.32", linkerd: "1.31" };
