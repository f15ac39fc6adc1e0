import type * as pulumi from "@pulumi/pulumi";
import { isPlain, type Problem, validate } from "../../core";
import { dnsLabel, input, list, object, optional, transforms } from "../../core/checks";
import { meshControlPlaneEgressPolicy } from "../../network";
import type { ReachedHost } from "../egress";
import { networkPolicy } from "../manifest";
import { serviceMeshFields } from "../meshArgsChecks";
import { defaultHealthPaths, MeshComponent, type MeshTransforms, type ServiceMeshArgs } from "../meshComponent";
import { istioDefaults } from "../meshDefaults";
import { compileMetricsIn, compileTracesOut } from "../observeNetwork";
import { checkJwt } from "../rules/jwtChecks";
import { checkSpeaksHttp } from "../rules/ruleChecks";
import type { CallRule, JwtRule, LimitRule, MeshMember, NodeAgent } from "../serviceMesh";
import { compileIstioAdmission } from "./admission";
import { compileIstioNodeAgent, compileIstioReach } from "./egress";
import { compileIstioEnrollment } from "./enrollment";
import { compileClientRequired, compileIstioJwt, compileRoleRequired, compileTokenRequired } from "./jwt";
import { compileIstioLimit } from "./limit";
import type { IstioManifest } from "./manifests";

/** Arguments of an IstioMesh. */
export interface IstioMeshArgs extends ServiceMeshArgs {
  /** The namespace of istiod. @default "istio-system" */
  readonly controlPlaneNamespace?: pulumi.Input<string>;
  /**
   * Namespaces whose Services the sidecar knows, beside the member's own and istiod's.
   *
   * @default those of the whole cluster
   */
  readonly visibleNamespaces?: readonly pulumi.Input<string>[];
  /** Changes to objects before they are created, by their kind. */
  readonly transform?: MeshTransforms<IstioManifest["kind"]>;
}

/** Changes to objects of Istio by their kind. */
export const istioTransforms = {
  AuthorizationPolicy: true,
  DestinationRule: true,
  EnvoyFilter: true,
  Gateway: true,
  PeerAuthentication: true,
  RequestAuthentication: true,
  ServiceEntry: true,
  Sidecar: true,
  Telemetry: true,
  VirtualService: true,
  NetworkPolicy: true,
} as const;

const istioMesh = object<IstioMeshArgs>({
  ...serviceMeshFields,
  controlPlaneNamespace: optional(input(dnsLabel)),
  visibleNamespaces: optional(list(input(dnsLabel), "namespaces")),
  transform: transforms<NonNullable<IstioMeshArgs["transform"]>>(istioTransforms),
});

/**
 * A service in an Istio mesh, with sidecars.
 *
 * Its one Sidecar is created with it, and Istio reads only one per workload, so the hosts of later `calls` cannot be
 * collected in it: what a program says after a resource is registered does not reach that resource. The Sidecar
 * therefore draws the line that is known from the start. Under REGISTRY_ONLY the workload reaches Services of the
 * cluster, and hosts outside only if its own namespace entered them (`reach`), never through another team's entry. Which
 * of the Services answer is decided where it is safe from a caller that is broken into: by each callee's
 * AuthorizationPolicy, and by the NetworkPolicies, which `calls` opens one at a time. `visibleNamespaces` narrows the
 * Sidecar further where the callees' namespaces are known beforehand.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class IstioMesh extends MeshComponent {
  readonly kind = "istio";
  private readonly settings: IstioMeshArgs;
  private readonly trustDomain: pulumi.Input<string>;

  constructor(name: string, args: IstioMeshArgs, opts?: pulumi.ComponentResourceOptions) {
    super("IstioMesh", "istio", name, args, istioMesh, opts);
    this.settings = args;
    this.trustDomain = args.trustDomain ?? istioDefaults.trustDomain;

    this.enclose();
    this.letSidecarsReachIstiod();
    this.letBeObserved();

    this.registerOutputs({ member: this.member.name });
  }

  /** Validates tokens of one issuer. Can be said once per issuer: a token of any of them will do. */
  acceptJwt(rule: JwtRule): void {
    validate(`${this.member.name}.acceptJwt`, [...checkSpeaksHttp(this.member), ...checkJwt(rule, "istio")]);
    validate(`${this.member.name}.acceptJwt`, this.checkNewIssuer(rule.issuer));
    this.once(`tokens of ${rule.issuer}`);
    this.build(compileIstioJwt(this.member, rule));
    if (this.once("token required")) {
      this.build(compileTokenRequired(this.member, this.settings.healthPaths ?? defaultHealthPaths));
    }
    if (rule.clientIds) this.build(compileClientRequired(this.member, rule.issuer, rule.clientIds));
    for (const role of rule.roles ?? []) this.build(compileRoleRequired(this.member, role));
  }

  protected openTo(caller: MeshMember, rule: CallRule): void {
    this.build(compileIstioAdmission(this.member, caller, rule, this.trustDomain));
  }

  // Istio keeps the port that a call was made to.
  protected portsOf(callee: MeshMember): readonly number[] {
    return [callee.port];
  }

  protected applyLimit(rule: LimitRule): void {
    this.build(compileIstioLimit(this.member, rule));
  }

  protected openTowards(to: ReachedHost): void {
    this.build(compileIstioReach(this.member, to));
  }

  protected openTowardsAgent(agent: NodeAgent): void {
    this.build(compileIstioNodeAgent(this.member, agent));
  }

  protected override checkCallable(callee: MeshMember): Problem[] {
    return [...super.checkCallable(callee), ...this.checkVisible(callee)];
  }

  private enclose(): void {
    const manifests = compileIstioEnrollment(this.member, {
      clusterDomain: this.settings.clusterDomain ?? istioDefaults.clusterDomain,
      controlPlaneNamespace: this.settings.controlPlaneNamespace ?? istioDefaults.controlPlaneNamespace,
      ...(this.settings.visibleNamespaces && { visibleNamespaces: this.settings.visibleNamespaces }),
      traffic: this.settings.traffic ?? {},
      observe: this.settings.observe ?? {},
    });
    for (const manifest of manifests) this.build(manifest);
  }

  private letSidecarsReachIstiod(): void {
    this.createNetworkPolicy(
      networkPolicy(
        this.member,
        "to-istiod",
        meshControlPlaneEgressPolicy({
          namespace: this.settings.controlPlaneNamespace ?? istioDefaults.controlPlaneNamespace,
          port: istioDefaults.discoveryPort,
          podLabels: istioDefaults.istiodLabels,
        }),
      ),
    );
  }

  private letBeObserved(): void {
    const { tracing, metricsTo } = this.settings.observe ?? {};
    if (tracing) this.createNetworkPolicy(compileTracesOut(this.member, tracing.collector));
    if (metricsTo) this.createNetworkPolicy(compileMetricsIn(this.member, metricsTo, istioDefaults.metricsPort));
  }

  private build(manifest: IstioManifest): void {
    this.create(manifest, this.settings.transform?.[manifest.kind]);
  }

  private checkVisible(callee: MeshMember): Problem[] {
    const visible = this.settings.visibleNamespaces;
    if (visible === undefined || !isPlain(callee.namespace) || callee.namespace === this.member.namespace) return [];
    if (!visible.every((namespace) => isPlain(namespace)) || visible.includes(callee.namespace)) return [];
    return [
      {
        propertyPath: "callee",
        reason: `"${callee.name}" is in namespace "${callee.namespace}", which the caller's visibleNamespaces leave out; add it there`,
      },
    ];
  }

  private checkNewIssuer(issuer: string): Problem[] {
    if (!this.isDeclared(`tokens of ${issuer}`)) return [];
    return [
      {
        propertyPath: "issuer",
        reason: `${JSON.stringify(issuer)} is accepted already; say it once, with all audiences and clients`,
      },
    ];
  }
}
