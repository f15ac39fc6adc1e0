import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../core";
import type { MeshKind } from "./meshKind";
import type { MeshMember } from "./meshMember";
import type { CallRule, JwtRule, LimitRule, NodeAgent, ReachOptions } from "./rules";

/**
 * A service in a mesh: it speaks mutual TLS only, answers nobody and reaches nothing, until it is told otherwise.
 *
 * The same words say it in either mesh. What a mesh cannot express is refused with what to do instead, before anything is
 * created; the table of `capabilities` lists it.
 */
export interface ServiceMesh {
  /** The mesh it is in. */
  readonly kind: MeshKind;
  /** The workload that it was made for. */
  readonly member: MeshMember;

  /**
   * Lets this service call another for some methods and paths: the mesh rule at the callee, and both NetworkPolicies.
   *
   * The pods of one service reach each other when it calls itself, by the names that a StatefulSet gives them as well.
   *
   * @throws InvalidArgumentsError for a callee in no mesh, or in the other one; for a rule without methods or paths; for a
   * path that the mesh cannot match; for a callee whose port does not speak HTTP
   */
  calls(callee: ServiceMesh | MeshMember, rule: CallRule): void;

  /**
   * The callee's half of `calls`, for callers that are no component here, such as a gateway.
   *
   * @throws InvalidArgumentsError for what `calls` refuses of a caller and a rule
   */
  admit(caller: MeshMember, rule: CallRule): void;

  /** Every problem of admitting this caller so; none where `admit` would not throw. */
  checkAdmission(caller: MeshMember, rule: CallRule): Problem[];

  /**
   * Answers only who brings a token, at every path but the health paths. `admit` still decides which services may ask.
   * A browser's preflight (OPTIONS) brings none: whoever serves browsers answers it in front of the service.
   *
   * @throws InvalidArgumentsError for a rule without audience and client id, with both or none of `jwks` and `jwksUri`; in Linkerd always
   */
  acceptJwt(rule: JwtRule): void;

  /**
   * Answers 429 to more requests than this.
   *
   * @throws InvalidArgumentsError for a limit of zero, a second limit, or one that the mesh cannot count
   */
  limit(rule: LimitRule): void;

  /**
   * Lets this service reach one host outside the cluster, by its name. An Istio sidecar is not ready before the names of
   * all hosts resolve.
   *
   * @throws InvalidArgumentsError for a host with a wildcard, an address, one inside the cluster, one that is reached at
   * this port already, or one that is not known yet and was given no name
   */
  reach(host: pulumi.Input<string>, options?: ReachOptions): void;

  /**
   * Lets this service reach an agent of its pods' own nodes, such as the one that hands out AWS credentials.
   *
   * @throws InvalidArgumentsError for an address that is not one of the node's own, or is the instance metadata service's
   */
  reachNodeAgent(agent: NodeAgent): void;
}
