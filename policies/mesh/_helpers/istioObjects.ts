import { type PolicyResource, type Properties, record, records, type StackResources, text, texts } from "../../core";
import {
  inSameNamespace,
  namespaceOf,
  objectsIn,
  podTemplatesOf,
  selects,
  selectsAll,
  workloadTypes,
} from "../../kubernetes/_helpers";

export const istioTypes = {
  authorizationPolicy: "kubernetes:security.istio.io/*:AuthorizationPolicy",
  peerAuthentication: "kubernetes:security.istio.io/*:PeerAuthentication",
  requestAuthentication: "kubernetes:security.istio.io/*:RequestAuthentication",
  destinationRule: "kubernetes:networking.istio.io/*:DestinationRule",
  gateway: "kubernetes:networking.istio.io/*:Gateway",
  sidecar: "kubernetes:networking.istio.io/*:Sidecar",
  telemetry: "kubernetes:telemetry.istio.io/*:Telemetry",
} as const;

/** The namespace whose policies without a selector hold for the whole mesh, unless the mesh is configured otherwise. */
const rootNamespace = "istio-system";

/** `spec` of an object. */
export function specOf(object: PolicyResource): Properties {
  return record(object.props.spec);
}

/** Objects of a type that hold for every workload of a namespace: its own without a selector, and the mesh's. */
export function namespaceWide(
  namespace: PolicyResource,
  stack: StackResources,
  type: string,
): readonly PolicyResource[] {
  const meshWide = stack.ofType(type).filter((object) => namespaceOf(object) === rootNamespace);
  return [...objectsIn(namespace, stack, type), ...meshWide].filter((object) => appliesToAll(specOf(object)));
}

/** Whether a policy names no workloads, and so means all. */
export function appliesToAll(spec: Properties): boolean {
  return selectsAll(record(spec.selector)) && records(spec.targetRefs).length === 0;
}

/** The label `istio` of gateways: the name of their release without `istio-`. Source: Istio's gateway chart. */
const gatewayLabel = /(?:^|-)ingress$|gateway$/;

/** Whether a policy is about a gateway, where anyone may come from. */
export function isAboutGateway(spec: Properties): boolean {
  const labels = record(record(spec.selector).matchLabels);
  return (
    Object.hasOwn(labels, "gateway.networking.k8s.io/gateway-name") ||
    gatewayLabel.test(text(labels.istio) ?? "") ||
    records(spec.targetRefs).some((target) => target.kind === "Gateway")
  );
}

/** One `from` entry of a rule that allows requests. */
export interface RequestSource {
  readonly principals: readonly string[];
  readonly namespaces: readonly string[];
  readonly serviceAccounts: readonly string[];
  readonly requestPrincipals: readonly string[];
  readonly addresses: readonly string[];
}

/** The sources of an AuthorizationPolicy's rule. */
export function sourcesOf(rule: Properties): readonly RequestSource[] {
  return records(rule.from).map((from) => {
    const source = record(from.source);
    return {
      principals: texts(source.principals),
      namespaces: texts(source.namespaces),
      serviceAccounts: texts(source.serviceAccounts),
      requestPrincipals: texts(source.requestPrincipals),
      addresses: [...texts(source.ipBlocks), ...texts(source.remoteIpBlocks)],
    };
  });
}

/** The keys of a rule's `when` conditions that ask for certain values, rather than for any or for others than some. */
export function conditionKeys(rule: Properties): readonly string[] {
  return records(rule.when)
    .filter(({ values }) => texts(values).length > 0 && !texts(values).includes("*"))
    .map(({ key }) => text(key) ?? "");
}

/** Whether an AuthorizationPolicy lets requests in, which is what it does unless it says otherwise. */
export function allows(spec: Properties): boolean {
  return (text(spec.action) ?? "ALLOW") === "ALLOW";
}

/**
 * The labels of the workloads that an object selects: those of the stack's pods, or, where they are of another stack, those
 * that the object asks for.
 */
export function selectedLabels(object: PolicyResource, stack: StackResources): readonly Properties[] {
  const selector = record(specOf(object).selector);
  const pods = stack
    .ofType(...workloadTypes)
    .filter((workload) => inSameNamespace(workload, object))
    .flatMap((workload) => podTemplatesOf(workload).map(({ metadata }) => record(metadata.labels)))
    .filter((labels) => selects(selector, labels));
  return pods.length > 0 ? pods : [record(selector.matchLabels)];
}

/** Whether a policy holds for a workload with these labels in the namespace of another object. */
export function coversLabels(candidate: PolicyResource, beside: PolicyResource, labels: Properties): boolean {
  const here = inSameNamespace(candidate, beside) || namespaceOf(candidate) === rootNamespace;
  return here && selects(record(specOf(candidate).selector), labels);
}

/** Whether an AuthorizationPolicy holds for the workload that a RequestAuthentication is about. */
export function covers(authorization: PolicyResource, authentication: PolicyResource): boolean {
  const selected = record(record(specOf(authentication).selector).matchLabels);
  const selector = record(specOf(authorization).selector);
  return inSameNamespace(authorization, authentication) && selects(selector, selected);
}
