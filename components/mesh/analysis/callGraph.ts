import { linkerdDefaults } from "../linkerd";
import type { MeshKind } from "../meshKind";
import type { Call, CallEnd, CallGraphSettings } from "./call";
import { istioAdmits } from "./istioPolicies";
import { linkerdAdmits } from "./linkerdPolicies";
import { networkAdmits } from "./networkPolicies";

/** How a mesh's policies are evaluated. */
interface Evaluator {
  /** The port of its pods at which a call arrives. */
  readonly inboundPort: (call: Call) => number;
  readonly admits: (objects: readonly object[], call: Call, settings: CallGraphSettings) => boolean;
}

const evaluators: Readonly<Record<MeshKind, Evaluator>> = {
  istio: { inboundPort: ({ callee }) => callee.port, admits: istioAdmits },
  linkerd: { inboundPort: () => linkerdDefaults.inboundPort, admits: linkerdAdmits },
};

/**
 * True if a mesh's policies and the NetworkPolicies both let a call through, as they are documented to be enforced.
 *
 * It is a model, made to compare what one intent was compiled to for each layer: that a mesh really refuses is shown with
 * real traffic. Callers are told apart by identity; who comes without one, such as the kubelet, is not a caller here.
 *
 * @param objects the objects of a cluster as JSON, of any kind; those that say nothing about calls are passed over
 * @throws Error for a policy with a field that the components never write
 */
export function mayReach(
  kind: MeshKind,
  objects: readonly object[],
  call: Call,
  settings: CallGraphSettings = {},
): boolean {
  const { inboundPort, admits } = evaluators[kind];
  return networkAdmits(objects, call, inboundPort(call)) && admits(objects, call, settings);
}

/** The names of those who may send a request to a service. */
export function whoMayReach(
  kind: MeshKind,
  objects: readonly object[],
  ends: readonly CallEnd[],
  request: Omit<Call, "caller">,
  settings: CallGraphSettings = {},
): string[] {
  return ends
    .filter((caller) => caller !== request.callee && mayReach(kind, objects, { ...request, caller }, settings))
    .map(({ name }) => name);
}
