import type * as pulumi from "@pulumi/pulumi";
import { type Problem, validate } from "../../core";
import { dnsLabel, input, isObject, object, optional, shown, transforms } from "../../core/checks";
import { meshControlPlaneEgressPolicy } from "../../network";
import { unsupported } from "../capabilities";
import { type ReachedHost, reachSuffix } from "../egress";
import { networkPolicy } from "../manifest";
import { serviceMeshFields, someCidrs } from "../meshArgsChecks";
import { defaultHealthPaths, MeshComponent, type MeshTransforms, type ServiceMeshArgs } from "../meshComponent";
import { linkerdDefaults } from "../meshDefaults";
import type { CallRule, JwtRule, LimitRule, MeshMember, NodeAgent } from "../serviceMesh";
import {
  compileLinkerdAuthorization,
  compileLinkerdCaller,
  compileLinkerdProbes,
  compileLinkerdRoute,
  compileLinkerdServer,
} from "./admission";
import {
  checkNoOverlap,
  compileLinkerdAddresses,
  compileLinkerdEgress,
  compileLinkerdNodeAgent,
  compileLinkerdReach,
} from "./egress";
import { compileLinkerdLimit } from "./limit";
import type { LinkerdManifest } from "./manifests";
import { admitToRoutes, checkRoutes, type GuardedRoute, probeRoutes } from "./routes";
import { compileLinkerdSplit } from "./traffic";

/** Arguments of a LinkerdMesh. */
export interface LinkerdMeshArgs extends ServiceMeshArgs {
  /** The namespace of Linkerd's control plane, which is part of every identity. @default "linkerd" */
  readonly controlPlaneNamespace?: pulumi.Input<string>;
  /**
   * CIDR blocks that the kubelets probe from. Whoever calls from there gets an answer at the health paths, without an
   * identity: write the nodes' own addresses where they are known.
   *
   * @default every address
   */
  readonly probeNetworks?: readonly pulumi.Input<string>[];
  /** Changes to objects before they are created, by their kind. */
  readonly transform?: MeshTransforms<LinkerdManifest["kind"]>;
}

const linkerdMesh = object<LinkerdMeshArgs>({
  ...serviceMeshFields,
  controlPlaneNamespace: optional(input(dnsLabel)),
  probeNetworks: optional(someCidrs),
  transform: transforms<NonNullable<LinkerdMeshArgs["transform"]>>({
    AuthorizationPolicy: true,
    EgressNetwork: true,
    HTTPLocalRateLimitPolicy: true,
    HTTPRoute: true,
    MeshTLSAuthentication: true,
    NetworkAuthentication: true,
    NetworkPolicy: true,
    Server: true,
    TLSRoute: true,
  }),
});

/**
 * A service in a Linkerd mesh.
 *
 * Annotations do part of the work: the namespace, the pods and the Service bear those of `meshEnrollment("linkerd",
 * traffic)`, with the same traffic rule as here. Two services of one namespace share its egress: each EgressNetwork closes
 * the whole namespace, and Linkerd looks at one of them only, so give each service a namespace.
 *
 * `reach` needs TLSRoute, of the Gateway API's experimental channel.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class LinkerdMesh extends MeshComponent {
  readonly kind = "linkerd";
  private readonly settings: LinkerdMeshArgs;
  private readonly trustDomain: pulumi.Input<string>;
  private readonly controlPlaneNamespace: pulumi.Input<string>;
  private routes: readonly GuardedRoute[];
  /** EgressNetworks by the block of addresses that is theirs. */
  private readonly networks = new Map<pulumi.Input<string>, string>();

  constructor(name: string, args: LinkerdMeshArgs, opts?: pulumi.ComponentResourceOptions) {
    super("LinkerdMesh", "linkerd", name, args, linkerdMesh, opts);
    this.settings = args;
    this.trustDomain = args.trustDomain ?? linkerdDefaults.trustDomain;
    this.controlPlaneNamespace = args.controlPlaneNamespace ?? linkerdDefaults.controlPlaneNamespace;
    this.routes = probeRoutes(args.healthPaths ?? defaultHealthPaths);

    this.build(compileLinkerdServer(this.member));
    this.admitProbes();
    this.build(compileLinkerdEgress(this.member));
    for (const split of compileLinkerdSplit(this.member, args.traffic ?? {})) this.build(split);
    this.letSidecarsReachControlPlane();

    this.registerOutputs({ member: this.member.name });
  }

  /** @throws InvalidArgumentsError always: Linkerd validates no tokens, and says what to do instead */
  acceptJwt(rule: JwtRule): void {
    validate(`${this.member.name}.acceptJwt`, unsupported("linkerd", "jwt", "issuer", `tokens of ${issuerOf(rule)}`));
  }

  override checkAdmission(caller: MeshMember, rule: CallRule): Problem[] {
    const problems = super.checkAdmission(caller, rule);
    return problems.length > 0 ? problems : checkRoutes(this.routes, caller.name, rule);
  }

  protected openTo(caller: MeshMember, rule: CallRule): void {
    if (this.once(`identity of ${caller.name}`)) {
      this.build(compileLinkerdCaller(this.member, caller, this.trustDomain, this.controlPlaneNamespace));
    }
    const change = admitToRoutes(this.routes, caller.name, rule);
    this.routes = change.routes;
    for (const route of change.opened) this.build(compileLinkerdRoute(this.member, route));
    for (const { route, caller: name } of change.admitted) {
      this.build(compileLinkerdAuthorization(this.member, route, name));
    }
  }

  protected portsOf(): readonly number[] {
    return [linkerdDefaults.inboundPort];
  }

  protected applyLimit(rule: LimitRule): void {
    this.build(compileLinkerdLimit(this.member, rule));
  }

  protected openTowards(to: ReachedHost): void {
    const networks = (to.addresses ?? []).map((cidr, index) => this.networkOf(cidr, `${reachSuffix(to)}-${index}`));
    for (const route of compileLinkerdReach(this.member, to, [...new Set(networks)])) this.build(route);
  }

  protected override checkReachable({ addresses = [] }: ReachedHost): Problem[] {
    return checkNoOverlap([...this.networks.keys()], addresses);
  }

  protected openTowardsAgent(agent: NodeAgent): void {
    for (const manifest of compileLinkerdNodeAgent(this.member, agent)) this.build(manifest);
  }

  private networkOf(cidr: pulumi.Input<string>, owner: string): string {
    const known = this.networks.get(cidr);
    if (known !== undefined) return known;
    const manifest = compileLinkerdAddresses(this.member, cidr, owner);
    const { name } = (manifest ?? compileLinkerdEgress(this.member)).metadata;
    this.networks.set(cidr, name);
    if (manifest) this.build(manifest);
    return name;
  }

  private admitProbes(): void {
    if (this.routes.length === 0) return;
    this.build(compileLinkerdProbes(this.member, this.settings.probeNetworks ?? linkerdDefaults.probeNetworks));
    for (const route of this.routes) {
      this.build(compileLinkerdRoute(this.member, route));
      for (const caller of route.callers) this.build(compileLinkerdAuthorization(this.member, route, caller));
    }
  }

  private letSidecarsReachControlPlane(): void {
    this.createNetworkPolicy(
      networkPolicy(
        this.member,
        "to-linkerd",
        meshControlPlaneEgressPolicy({
          namespace: this.controlPlaneNamespace,
          port: linkerdDefaults.controlPlanePorts,
        }),
      ),
    );
  }

  private build(manifest: LinkerdManifest): void {
    this.create(manifest, this.settings.transform?.[manifest.kind]);
  }
}

function issuerOf(rule: JwtRule): string {
  return isObject(rule) ? shown(rule.issuer) : "an issuer";
}
