import { linkerdDefaults } from "../meshDefaults";
import type { MeshKind } from "../serviceMesh";
import { istioAdmits } from "./istioReach";
import { linkerdAdmits } from "./linkerdReach";
import { networkAdmits } from "./networkReach";

/** One end of a call, with everything about it known. */
export interface CallEnd {
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly podLabels: Readonly<Record<string, string>>;
  /** The container's port. */
  readonly port: number;
}

/** A request that may or may not be let through. */
export interface Call {
  readonly caller: CallEnd;
  readonly callee: CallEnd;
  readonly method: string;
  /** The path as it is sent, without query. */
  readonly path: string;
  /** The claims of the token that comes with it, already validated. @default no token */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** What the evaluators need to know of a mesh. */
export interface CallGraphSettings {
  /** @default "cluster.local" */
  readonly trustDomain?: string;
  /** The namespace of the control plane. @default "istio-system" or "linkerd" */
  readonly controlPlaneNamespace?: string;
}

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
  const port = kind === "istio" ? call.callee.port : linkerdDefaults.inboundPort;
  const admits = kind === "istio" ? istioAdmits : linkerdAdmits;
  return networkAdmits(objects, call, port) && admits(objects, call, settings);
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
