import type { Problem } from "../core";
import type { Manifest, NetworkPolicyManifest } from "./manifest";
import type { MeshMember } from "./meshMember";
import type { CallRule, EgressHost, JwtRule, LimitRule, NodeAgent, TrafficRule } from "./rules";

/** A caller, and what it may do. */
export interface Admission {
  readonly caller: MeshMember;
  readonly rule: CallRule;
}

/** What a service was told so far, each thing once, in the order in which it was told. */
export interface Declarations {
  readonly admissions: readonly Admission[];
  readonly callees: readonly MeshMember[];
  readonly hosts: readonly EgressHost[];
  readonly nodeAgents: readonly NodeAgent[];
  readonly tokens: readonly JwtRule[];
  readonly limits: readonly LimitRule[];
}

/** An object of the mesh's own, or a NetworkPolicy beside it. */
export type MeshManifest<Kind extends string> = Manifest<string, Kind, object> | NetworkPolicyManifest;

/**
 * How one mesh says what a service was told: pure functions from checked data to the objects of the cluster.
 *
 * What a mesh cannot say at all is in the table of `capabilities`, and never comes here.
 *
 * @typeParam Kind the kinds of the mesh's own objects
 */
export interface Dialect<Kind extends string> {
  /** What encloses the member before anybody is admitted and anything reached. */
  enroll(): readonly MeshManifest<Kind>[];

  /** How callers treat the member. */
  traffic(rule: TrafficRule): readonly MeshManifest<Kind>[];

  /** The ports of its pods at which calls to a member arrive. */
  inboundPorts(callee: MeshMember): readonly number[];

  /** What stands in the way of calling a member of the same mesh. */
  checkCallee(callee: MeshMember): Problem[];

  /** What stands in the way of an admission beside those before it. */
  checkAdmission(admission: Admission, before: Declarations): Problem[];

  /** What admits a caller, beside what was created for the admissions before it. */
  admit(admission: Admission, before: Declarations): readonly MeshManifest<Kind>[];

  /** What refuses requests without a token of this issuer, or of one before it. */
  requireToken(rule: JwtRule, before: Declarations): readonly MeshManifest<Kind>[];

  /** What answers no more requests than this. */
  limit(rule: LimitRule): readonly MeshManifest<Kind>[];

  /** What stands in the way of reaching a host beside those before it. */
  checkEgress(host: EgressHost, before: Declarations): Problem[];

  /** What lets requests out to a host outside the cluster, beside what was created for the hosts before it. */
  egress(host: EgressHost, before: Declarations): readonly MeshManifest<Kind>[];

  /** What lets requests out to an agent of the pods' nodes. */
  nodeAgentEgress(agent: NodeAgent): readonly MeshManifest<Kind>[];
}
