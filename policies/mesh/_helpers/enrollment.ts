import { isGiven, type PolicyResource, record, type StackResources, text, valueIfKnown } from "../../core";
import { annotationsOf, labelsOf, objectsIn, podTemplatesOf, workloadTypes } from "../../kubernetes/_helpers";

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
  return !controlPlanes.test(name) && workloadsOf(namespace, stack).length > 0;
}

/** What runs pods in a namespace. */
function workloadsOf(namespace: PolicyResource, stack: StackResources): readonly PolicyResource[] {
  return objectsIn(namespace, stack, ...workloadTypes).filter((workload) => podTemplatesOf(workload).length > 0);
}

/** Whether the program uses a service mesh: it enrols a namespace, has objects of one, or installs one. */
export function usesMesh(stack: StackResources): boolean {
  return (
    stack.ofType("kubernetes:*.istio.io/*:*", "kubernetes:*.linkerd.io/*:*").length > 0 ||
    stack.ofType("kubernetes:core/*:Namespace").some((namespace) => meshOf(namespace) !== undefined) ||
    stack
      .ofType("kubernetes:helm.sh/*:*")
      .some(({ props }) => meshCharts.test(text(valueIfKnown(props, "chart")) ?? ""))
  );
}

/** Charts of control planes, by name or as the last part of a reference. Sources: Istio's and Linkerd's chart repositories. */
const meshCharts = /(?:^|\/)(?:istiod|linkerd-control-plane|linkerd2)$/;
