import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Problem, type SecureComponentArgs, type Transform, validate, within } from "../../core";
import {
  check,
  checkArguments,
  choice,
  commonFields,
  dnsLabel,
  domain,
  having,
  input,
  list,
  object,
  optional,
  someText,
  transforms,
} from "../../core/checks";
import type { PublicEndpoint } from "../../edge";
import { compileLetOut } from "../callNetwork";
import { unsupported } from "../capabilities";
import { istioTransforms } from "../istio/istioMesh";
import type { IstioManifest } from "../istio/manifests";
import { ManifestComponent } from "../manifestComponent";
import type { MeshTransforms } from "../meshComponent";
import { istioDefaults } from "../meshDefaults";
import { ruleHash } from "../rules/callRule";
import { externalHost } from "../rules/reachChecks";
import { checkService, meshMember } from "../rules/ruleChecks";
import type { CallRule, MeshMember, ServiceMesh } from "../serviceMesh";
import { anyHost, compileGateway, compileGatewayRoute, compileHealthAnswer, type GatewayTlsVersion } from "./manifests";

/** A certificate that a gateway shows, such as a ServiceCertificate's. */
export interface GatewayCertificate {
  /** The certificate and the intermediates above it, in PEM. */
  readonly chainPem: pulumi.Input<string>;
  readonly privateKeyPem: pulumi.Input<string>;
}

/** Arguments of an IngressGateway. */
export interface IngressGatewayArgs extends SecureComponentArgs {
  /**
   * The gateway's pods and Service, as MeshControlPlane runs them: its `gateway`, or in a stack of its own
   * `istioIngressMember()`.
   */
  readonly gateway: MeshMember;
  /** Host names that it answers for, each in full. */
  readonly hosts: readonly string[];
  readonly certificate: GatewayCertificate;
  /**
   * The load balancer in front of it, which then forwards here, and whose health checks are answered. It names no host in
   * the TLS handshake, so the gateway takes any there, and goes by the host of each request.
   *
   * @default none: clients connect to the gateway itself
   */
  readonly behind?: PublicEndpoint;
  /** The lowest TLS version it speaks. @default "1.2" */
  readonly minTlsVersion?: GatewayTlsVersion;
  /** The DNS domain of the cluster's Services. @default "cluster.local" */
  readonly clusterDomain?: pulumi.Input<string>;
  /** Changes to objects before they are created, by their kind. */
  readonly transform?: MeshTransforms<IstioManifest["kind"]> & {
    readonly Secret?: Transform<kubernetes.core.v1.SecretArgs>;
  };
}

/**
 * A way into an Istio mesh from outside: TLS with an issued certificate, and behind it exactly what is exposed.
 *
 * To the services the gateway is a caller like any other. That it is their user it cannot prove: `acceptJwt` does.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 *
 * @example
 * const certificate = new ServiceCertificate("shop", { authority, dnsNames: ["shop.example.com"] });
 * const gateway = new IngressGateway("shop", {
 *   gateway: istioIngressMember(),
 *   hosts: ["shop.example.com"],
 *   certificate,
 *   behind: endpoint,
 * });
 * gateway.exposes(orders.mesh, { methods: ["POST"], paths: ["/orders"] });
 */
export class IngressGateway extends ManifestComponent {
  private readonly settings: IngressGatewayArgs;
  private readonly gatewayName: string;

  constructor(name: string, args: IngressGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    super("IngressGateway", name, args, opts);
    validate(`IngressGateway "${name}"`, checkGateway(name, args));
    this.settings = args;
    this.gatewayName = this.childName("gateway");

    args.behind?.forwardsTo(args.gateway);
    const credentialName = this.keepCertificate();
    this.openDoor(credentialName);
    this.answerHealthChecks();

    this.registerOutputs({ hosts: args.hosts });
  }

  /**
   * Sends requests for some paths on to a service, and admits the gateway there. Can be said again for other requests.
   *
   * @throws InvalidArgumentsError for a service in the other mesh, and for what `ServiceMesh.admit` refuses
   */
  exposes(callee: ServiceMesh, rule: CallRule): void {
    const { gateway } = this.settings;
    validate(`${this.name}.exposes`, checkService("callee", callee));
    validate(`${this.name}.exposes(${callee.member.name})`, [
      ...(callee.kind === "istio" ? [] : unsupported(callee.kind, "ingressGateway", "callee")),
      ...callee.checkAdmission(gateway, rule),
    ]);
    if (!this.once(`${callee.member.name} ${ruleHash(rule)}`)) return;
    this.build(
      compileGatewayRoute(
        gateway,
        this.gatewayName,
        this.settings.hosts,
        callee.member,
        rule,
        this.settings.clusterDomain ?? istioDefaults.clusterDomain,
      ),
    );
    if (this.once(callee.member.name)) this.letOut(callee.member);
    callee.admit(gateway, rule);
  }

  // Istio's gateways read certificates from Secrets of their own namespace only.
  private keepCertificate(): string {
    const name = this.childName("certificate");
    const { certificate, gateway, transform } = this.settings;
    const secret: kubernetes.core.v1.SecretArgs = {
      metadata: { name, namespace: gateway.namespace },
      type: "kubernetes.io/tls",
      stringData: { "tls.crt": certificate.chainPem, "tls.key": certificate.privateKeyPem },
    };
    new kubernetes.core.v1.Secret(
      name,
      applyTransform<kubernetes.core.v1.SecretArgs>(secret, transform?.Secret),
      this.childOptions({ additionalSecretOutputs: ["stringData", "data"] }),
    );
    return name;
  }

  private openDoor(credentialName: string): void {
    const { gateway, hosts, behind, minTlsVersion = "1.2" } = this.settings;
    const named = behind ? [anyHost] : hosts;
    this.build(compileGateway(gateway, this.gatewayName, named, credentialName, minTlsVersion));
  }

  private answerHealthChecks(): void {
    const { gateway, behind } = this.settings;
    if (!behind) return;
    this.build(compileHealthAnswer(gateway, this.childName("health"), this.gatewayName, behind.healthCheckPath));
  }

  private letOut(callee: MeshMember): void {
    const { gateway, transform } = this.settings;
    const { metadata, spec } = compileLetOut(gateway, callee, [callee.port]);
    new kubernetes.networking.v1.NetworkPolicy(
      this.childName(`to-${callee.name}`),
      applyTransform<kubernetes.networking.v1.NetworkPolicyArgs>({ metadata, spec }, transform?.NetworkPolicy),
      this.childOptions(),
    );
  }

  private build(manifest: IstioManifest): void {
    this.create(manifest, this.settings.transform?.[manifest.kind]);
  }
}

const ingressGateway = object<IngressGatewayArgs>({
  ...commonFields,
  gateway: meshMember,
  hosts: list(externalHost, 'the names it answers for, such as ["shop.example.com"]', { least: 1 }),
  certificate: object<GatewayCertificate>(
    { chainPem: input(someText("certificates in PEM")), privateKeyPem: input(someText("a key in PEM")) },
    "the certificate that it shows, such as a ServiceCertificate",
  ),
  behind: optional(
    having<PublicEndpoint>("the PublicEndpoint in front of it", "checkForwarding", "forwardsTo", "healthCheckPath"),
  ),
  minTlsVersion: optional(choice("1.2", "1.3")),
  clusterDomain: optional(input(domain)),
  transform: transforms<NonNullable<IngressGatewayArgs["transform"]>>({ ...istioTransforms, Secret: true }),
});

function checkGateway(name: string, args: IngressGatewayArgs): Problem[] {
  return [
    ...check("name", name, dnsLabel),
    ...checkArguments(args, ingressGateway, ({ behind, gateway }) =>
      within("behind", behind?.checkForwarding(gateway) ?? []),
    ),
  ];
}
