import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, SecureComponent, type Transform, validate } from "../core";
import { check, checkArguments, isObject, type Shape, shown } from "../core/checks";
import { unsupported } from "./capabilities";
import type { Declarations, Dialect, MeshManifest } from "./dialect";
import { childSuffix, type NetworkPolicyManifest } from "./manifest";
import type { MeshKind } from "./meshKind";
import type { MeshMember } from "./meshMember";
import { egressPolicy, hostEgressPolicy, ingressPolicy, nodeAgentEgressPolicy } from "./networkPolicies";
import {
  type CallRule,
  checkCallRule,
  checkJwt,
  checkLimit,
  checkMeshSettings,
  checkNodeAgent,
  checkReach,
  checkSpeaksHttp,
  egressHost,
  type JwtRule,
  type LimitRule,
  meshMember,
  type NodeAgent,
  type ReachOptions,
  ruleHash,
} from "./rules";
import type { ServiceMesh } from "./serviceMesh";
import type { MeshTransforms, ServiceMeshArgs } from "./serviceMeshArgs";
import { checkCallee, checkSameMesh, checkUniqueName, isServiceMesh } from "./serviceMeshChecks";

/** What tells the component of one mesh from that of another. */
export interface MeshDefinition<Args, Kind extends string> {
  /** The class's name, which ends the type token. */
  readonly componentName: string;
  readonly kind: MeshKind;
  /** What its arguments have to be. */
  readonly shape: Shape<Args>;
  /** How the mesh says what a service was told, for arguments that were checked. */
  readonly dialect: (args: Args) => Dialect<Kind>;
}

/**
 * A service in a mesh, of whichever kind: it checks what the service is told, remembers it, and creates what the mesh's
 * dialect and the NetworkPolicies say of it.
 */
export abstract class MeshComponent<Args extends ServiceMeshArgs, Kind extends string>
  extends SecureComponent<Args>
  implements ServiceMesh
{
  readonly kind: MeshKind;
  readonly member: MeshMember;
  private readonly dialect: Dialect<Kind>;
  private readonly transforms: MeshTransforms<Kind>;
  private declared: Declarations = {
    admissions: [],
    callees: [],
    hosts: [],
    nodeAgents: [],
    tokens: [],
    limits: [],
  };

  protected constructor(
    { componentName, kind, shape, dialect }: MeshDefinition<Args, Kind>,
    name: string,
    args: Args & { readonly transform?: MeshTransforms<Kind> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(componentName, name, args, opts);
    validate(
      `${componentName} "${name}"`,
      checkArguments<Args>(args, shape, (typed) => checkMeshSettings(typed, kind)),
    );
    this.kind = kind;
    this.member = args.member;
    this.dialect = dialect(args);
    this.transforms = args.transform ?? {};

    this.create(this.dialect.enroll());
    this.create(this.dialect.traffic(args.traffic ?? {}));

    this.registerOutputs({ member: this.member.name });
  }

  calls(callee: ServiceMesh | MeshMember, rule: CallRule): void {
    validate(`${this.member.name}.calls`, checkCallee(callee));
    const problems = checkSameMesh(this, callee);
    const ruleProblems =
      isServiceMesh(callee) && problems.length === 0
        ? [...this.checkCallable(callee.member), ...callee.checkAdmission(this.member, rule)]
        : checkCallRule(rule, this.kind);
    const calleeName = isServiceMesh(callee) ? callee.member.name : callee.name;
    validate(`${this.member.name}.calls(${calleeName})`, [...problems, ...ruleProblems]);

    if (!isServiceMesh(callee)) return;
    const { callees } = this.declared;
    if (callees.every(({ name }) => name !== callee.member.name)) {
      this.create([egressPolicy(this.member, callee.member, this.dialect.inboundPorts(callee.member))]);
      this.declare({ callees: [...callees, callee.member] });
    }
    callee.admit(this.member, rule);
  }

  admit(caller: MeshMember, rule: CallRule): void {
    validate(`${this.member.name}.admit`, check("caller", caller, meshMember));
    validate(`${this.member.name}.admit(${caller.name})`, this.checkAdmission(caller, rule));
    const { admissions } = this.declared;
    const sameCaller = admissions.filter((other) => other.caller.name === caller.name);
    if (sameCaller.some((other) => ruleHash(other.rule) === ruleHash(rule))) return;
    if (sameCaller.length === 0) {
      this.create([ingressPolicy(this.member, caller, this.dialect.inboundPorts(this.member))]);
    }
    this.create(this.dialect.admit({ caller, rule }, this.declared));
    this.declare({ admissions: [...admissions, { caller, rule }] });
  }

  checkAdmission(caller: MeshMember, rule: CallRule): Problem[] {
    const callers = this.declared.admissions.map((admission) => admission.caller);
    const problems = [
      ...checkUniqueName(callers, caller, "caller"),
      ...check("caller", caller, meshMember),
      ...checkSpeaksHttp(this.member),
      ...checkCallRule(rule, this.kind),
    ];
    return problems.length > 0 ? problems : this.dialect.checkAdmission({ caller, rule }, this.declared);
  }

  acceptJwt(rule: JwtRule): void {
    const tokensOf = isObject(rule) ? shown(rule.issuer) : "an issuer";
    validate(`${this.member.name}.acceptJwt`, unsupported(this.kind, "jwt", "issuer", `tokens of ${tokensOf}`));
    validate(`${this.member.name}.acceptJwt`, [...checkSpeaksHttp(this.member), ...checkJwt(rule, this.kind)]);
    validate(`${this.member.name}.acceptJwt`, this.checkNewIssuer(rule.issuer));
    this.create(this.dialect.requireToken(rule, this.declared));
    this.declare({ tokens: [...this.declared.tokens, rule] });
  }

  limit(rule: LimitRule): void {
    const { limits } = this.declared;
    validate(`${this.member.name}.limit`, [
      ...checkSpeaksHttp(this.member),
      ...checkLimit(rule, this.kind),
      ...this.checkSaidOnce(limits.length > 0, "a limit", "requests"),
    ]);
    this.create(this.dialect.limit(rule));
    this.declare({ limits: [...limits, rule] });
  }

  reach(host: pulumi.Input<string>, options: ReachOptions = {}): void {
    validate(`${this.member.name}.reach`, checkReach(this.kind, host, options));
    const to = egressHost(host, options);
    const { hosts } = this.declared;
    const isReached = hosts.some(({ name, port }) => name === to.name && port === to.port);
    validate(`${this.member.name}.reach`, [
      ...this.checkSaidOnce(isReached, `${to.name}:${to.port}`, "host"),
      ...this.dialect.checkEgress(to, this.declared),
    ]);
    this.create([hostEgressPolicy(this.member, to)]);
    this.create(this.dialect.egress(to, this.declared));
    this.declare({ hosts: [...hosts, to] });
  }

  reachNodeAgent(agent: NodeAgent): void {
    validate(`${this.member.name}.reachNodeAgent`, checkNodeAgent(agent));
    const { nodeAgents } = this.declared;
    const isReached = nodeAgents.some(({ name }) => name === agent.name);
    validate(`${this.member.name}.reachNodeAgent`, this.checkSaidOnce(isReached, `an agent "${agent.name}"`, "name"));
    this.create([nodeAgentEgressPolicy(this.member, agent)]);
    this.create(this.dialect.nodeAgentEgress(agent));
    this.declare({ nodeAgents: [...nodeAgents, agent] });
  }

  private checkCallable(callee: MeshMember): Problem[] {
    return [...checkUniqueName(this.declared.callees, callee, "callee"), ...this.dialect.checkCallee(callee)];
  }

  private checkNewIssuer(issuer: string): Problem[] {
    if (this.declared.tokens.every((known) => known.issuer !== issuer)) return [];
    return [
      {
        propertyPath: "issuer",
        reason: `${JSON.stringify(issuer)} is accepted already; say it once, with all audiences and clients`,
      },
    ];
  }

  private checkSaidOnce(isSaid: boolean, what: string, propertyPath: string): Problem[] {
    if (!isSaid) return [];
    return [{ propertyPath, reason: `"${this.member.name}" has ${what} already; say it once` }];
  }

  private declare(more: Partial<Declarations>): void {
    this.declared = { ...this.declared, ...more };
  }

  private create(manifests: readonly MeshManifest<Kind>[]): void {
    for (const manifest of manifests) {
      if (isNetworkPolicy(manifest)) this.createNetworkPolicy(manifest);
      else this.createCustomResource(manifest);
    }
  }

  private createNetworkPolicy({ metadata, spec }: NetworkPolicyManifest): void {
    const suffix = childSuffix(this.name, metadata.name);
    const transform = this.transforms.NetworkPolicy;
    this.child(kubernetes.networking.v1.NetworkPolicy, suffix, { metadata, spec }, { transform });
  }

  private createCustomResource(manifest: Exclude<MeshManifest<Kind>, NetworkPolicyManifest>): void {
    const transforms: { readonly [K in Kind]?: Transform<kubernetes.apiextensions.CustomResourceArgs> } =
      this.transforms;
    const suffix = childSuffix(this.name, manifest.metadata.name);
    const transform = transforms[manifest.kind];
    this.child(kubernetes.apiextensions.CustomResource, suffix, { ...manifest }, { transform });
  }
}

function isNetworkPolicy<Kind extends string>(manifest: MeshManifest<Kind>): manifest is NetworkPolicyManifest {
  return manifest.kind === "NetworkPolicy";
}
