import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Problem, type SecureComponentArgs, type Transform, validate } from "../core";
import { check, checkArguments, type Shape } from "../core/checks";
import { compileLetIn, compileLetOut } from "./callNetwork";
import { compileNodeAgentNetwork, compileReachNetwork, type ReachedHost, reachedHost } from "./egress";
import type { NetworkPolicyManifest } from "./manifest";
import { ManifestComponent } from "./manifestComponent";
import { ruleHash } from "./rules/callRule";
import { checkNodeAgent, checkReach } from "./rules/reachChecks";
import {
  checkCallee,
  checkCallRule,
  checkEnd,
  checkLimit,
  checkSpeaksHttp,
  isSameMember,
  isServiceMesh,
  meshMember,
} from "./rules/ruleChecks";
import { checkMeshSettings } from "./rules/trafficChecks";
import type {
  CallRule,
  JwtRule,
  LimitRule,
  MeshKind,
  MeshMember,
  NodeAgent,
  ObserveRule,
  ReachOptions,
  ServiceMesh,
  TrafficRule,
} from "./serviceMesh";

/** Paths that the kubelet, and nobody's user, asks for. */
export const defaultHealthPaths: readonly string[] = ["/healthz", "/readyz"];

/** What a service tells its mesh, whichever it is. Settings that exist once per service are here; what can be said many times is a method. */
export interface ServiceMeshArgs extends SecureComponentArgs {
  /** The workload, its identity and its Service. */
  readonly member: MeshMember;
  /** The mesh's trust domain, which every identity in it begins or ends with. @default "cluster.local" */
  readonly trustDomain?: pulumi.Input<string>;
  /** The DNS domain of the cluster's Services. @default "cluster.local" */
  readonly clusterDomain?: pulumi.Input<string>;
  /** Paths that answer probes, and take no token: each written in full. @default ["/healthz", "/readyz"] */
  readonly healthPaths?: readonly string[];
  /** How callers treat this service. @default no timeout, no retries, no circuit breaking, no canary */
  readonly traffic?: TrafficRule;
  /** What is written down about requests. @default every request to the access log, no traces */
  readonly observe?: ObserveRule;
}

/** Changes to the objects of a mesh component before they are created, by the kind of object. */
export type MeshTransforms<Kind extends string> = {
  readonly [K in Kind]?: Transform<kubernetes.apiextensions.CustomResourceArgs>;
} & { readonly NetworkPolicy?: Transform<kubernetes.networking.v1.NetworkPolicyArgs> };

type EitherMeshArgs = ServiceMeshArgs & { readonly transform?: Pick<MeshTransforms<never>, "NetworkPolicy"> };

/** Both meshes' common part: who is admitted, who is called, and the NetworkPolicies of both. */
export abstract class MeshComponent extends ManifestComponent implements ServiceMesh {
  abstract readonly kind: MeshKind;
  readonly member: MeshMember;
  private readonly networkTransform: Transform<kubernetes.networking.v1.NetworkPolicyArgs> | undefined;
  private readonly admitted = new Map<string, MeshMember>();
  private readonly called = new Map<string, MeshMember>();

  protected constructor(
    componentName: string,
    kind: MeshKind,
    name: string,
    args: EitherMeshArgs,
    shape: Shape<EitherMeshArgs>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(componentName, name, args, opts);
    validate(
      `${componentName} "${name}"`,
      checkArguments(args, shape, (typed) => checkMeshSettings(typed, kind)),
    );
    this.member = args.member;
    this.networkTransform = args.transform?.NetworkPolicy;
  }

  /** What of the mesh's own objects admits a caller. Called once per caller and rule. */
  protected abstract openTo(caller: MeshMember, rule: CallRule): void;

  /** The container ports at which a call of this mesh arrives. */
  protected abstract portsOf(callee: MeshMember): readonly number[];

  abstract acceptJwt(rule: JwtRule): void;

  protected abstract applyLimit(rule: LimitRule): void;

  protected abstract openTowards(to: ReachedHost): void;

  protected abstract openTowardsAgent(agent: NodeAgent): void;

  calls(callee: ServiceMesh | MeshMember, rule: CallRule): void {
    validate(`${this.member.name}.calls`, checkEnd(callee));
    const problems = checkCallee(this, callee);
    const ruleProblems =
      isServiceMesh(callee) && problems.length === 0
        ? [...this.checkCallable(callee.member), ...callee.checkAdmission(this.member, rule)]
        : checkCallRule(rule, this.kind);
    const calleeName = isServiceMesh(callee) ? callee.member.name : callee.name;
    validate(`${this.member.name}.calls(${calleeName})`, [...problems, ...ruleProblems]);

    if (!isServiceMesh(callee)) return;
    this.called.set(callee.member.name, callee.member);
    if (this.once(`to ${callee.member.name}`)) {
      this.createNetworkPolicy(compileLetOut(this.member, callee.member, this.portsOf(callee.member)));
    }
    callee.admit(this.member, rule);
  }

  admit(caller: MeshMember, rule: CallRule): void {
    validate(`${this.member.name}.admit`, check("caller", caller, meshMember));
    validate(`${this.member.name}.admit(${caller.name})`, this.checkAdmission(caller, rule));
    this.admitted.set(caller.name, caller);
    if (this.once(`from ${caller.name}`)) {
      this.createNetworkPolicy(compileLetIn(this.member, caller, this.portsOf(this.member)));
    }
    if (this.once(`from ${caller.name} ${ruleHash(rule)}`)) this.openTo(caller, rule);
  }

  checkAdmission(caller: MeshMember, rule: CallRule): Problem[] {
    return [...this.checkCaller(caller), ...checkSpeaksHttp(this.member), ...checkCallRule(rule, this.kind)];
  }

  limit(rule: LimitRule): void {
    validate(`${this.member.name}.limit`, [
      ...checkSpeaksHttp(this.member),
      ...checkLimit(rule, this.kind),
      ...this.checkFirst("a limit", "requests"),
    ]);
    this.once("a limit");
    this.applyLimit(rule);
  }

  reach(host: pulumi.Input<string>, options: ReachOptions = {}): void {
    validate(`${this.member.name}.reach`, checkReach(this.kind, host, options));
    const to = reachedHost(host, options);
    const destination = `${to.name}:${to.port}`;
    validate(`${this.member.name}.reach`, [...this.checkFirst(destination, "host"), ...this.checkReachable(to)]);
    this.once(destination);
    this.createNetworkPolicy(compileReachNetwork(this.member, to));
    this.openTowards(to);
  }

  reachNodeAgent(agent: NodeAgent): void {
    validate(`${this.member.name}.reachNodeAgent`, checkNodeAgent(agent));
    const destination = `an agent "${agent.name}"`;
    validate(`${this.member.name}.reachNodeAgent`, this.checkFirst(destination, "name"));
    this.once(destination);
    this.createNetworkPolicy(compileNodeAgentNetwork(this.member, agent));
    this.openTowardsAgent(agent);
  }

  /** What stands in the way of calling a member that could be called. */
  protected checkCallable(callee: MeshMember): Problem[] {
    return checkNamesake(this.called, callee, "callee");
  }

  /** What stands in the way of reaching a host beside those that are reached already. */
  protected checkReachable(_to: ReachedHost): Problem[] {
    return [];
  }

  protected createNetworkPolicy({ metadata, spec }: NetworkPolicyManifest): void {
    new kubernetes.networking.v1.NetworkPolicy(
      this.resourceName(metadata.name),
      applyTransform<kubernetes.networking.v1.NetworkPolicyArgs>({ metadata, spec }, this.networkTransform),
      this.childOptions(),
    );
  }

  private checkCaller(caller: MeshMember): Problem[] {
    return [...checkNamesake(this.admitted, caller, "caller"), ...check("caller", caller, meshMember)];
  }

  private checkFirst(what: string, propertyPath: string): Problem[] {
    if (!this.isDeclared(what)) return [];
    return [{ propertyPath, reason: `"${this.member.name}" has ${what} already; say it once` }];
  }
}

// What is created for a call is named after both ends.
function checkNamesake(
  known: ReadonlyMap<string, MeshMember>,
  member: MeshMember,
  end: "caller" | "callee",
): Problem[] {
  const namesake = known.get(member.name);
  if (namesake === undefined || isSameMember(namesake, member)) return [];
  return [
    {
      propertyPath: `${end}.name`,
      reason: `another ${end} is already called "${member.name}"; give one of them a name of its own`,
    },
  ];
}
