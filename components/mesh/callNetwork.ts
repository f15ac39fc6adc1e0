import { callPolicies } from "../network";
import { type NetworkPolicyManifest, networkPolicy } from "./manifest";
import type { MeshMember } from "./serviceMesh";

/** The caller's half of a call's NetworkPolicies. */
export function compileLetOut(caller: MeshMember, callee: MeshMember, ports: readonly number[]): NetworkPolicyManifest {
  return networkPolicy(caller, `to-${callee.name}`, callPolicies(caller, callee, ports).egress);
}

/** The callee's half. */
export function compileLetIn(callee: MeshMember, caller: MeshMember, ports: readonly number[]): NetworkPolicyManifest {
  return networkPolicy(callee, `from-${caller.name}`, callPolicies(caller, callee, ports).ingress);
}
