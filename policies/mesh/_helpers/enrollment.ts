import { isGiven, type PolicyResource, record, type StackResources, text } from "../../core";
import { annotationsOf, labelsOf, objectsIn, workloadTypes } from "../../kubernetes/_helpers";

/** A service mesh whose proxies run beside the pods of a namespace. */
export type Mesh = "istio" | "linkerd";

/** Namespaces of control planes, whose pods have no sidecar: they are what sidecars start from. */
const controlPlanes = /^(?:kube-.*|istio-system|istio-cni|linkerd(?:-.*)?)$/;

/**
 * The mesh that a namespace is enrolled in.
 *
 * Sources: Istio documentation, "Installing the Sidecar" (labels `istio-injection` and `istio.io/rev`) and "Ambient"
 * (`istio.io/dataplane-mode`); Linkerd documentation, "Automatic Proxy Injection" (annotation `linkerd.io/inject`).
 */
export function meshOf(namespace: PolicyResource): Mesh | undefined {
  const labels = labelsOf(namespace);
  const injected = labels["istio-injection"] === "enabled" || isGiven(labels, "istio.io/rev");
  if (injected || labels["istio.io/dataplane-mode"] === "ambient") return "istio";
  const linkerd = text(annotationsOf(namespace)["linkerd.io/inject"]);
  return linkerd === "enabled" || linkerd === "ingress" ? "linkerd" : undefined;
}

/** Whether a namespace holds workloads that belong into a mesh. */
export function holdsWorkloads(namespace: PolicyResource, stack: StackResources): boolean {
  const name = text(record(namespace.props.metadata).name) ?? "";
  return !controlPlanes.test(name) && objectsIn(namespace, stack, ...workloadTypes).length > 0;
}
