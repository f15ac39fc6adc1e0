import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { SecureComponent, validate } from "../../core";
import { unsupported } from "../capabilities";
import { type IstioManifest, istioDefaults } from "../istio";
import { childSuffix } from "../manifest";
import type { MeshMember } from "../meshMember";
import { egressPolicy } from "../networkPolicies";
import { type CallRule, ruleHash } from "../rules";
import type { ServiceMesh } from "../serviceMesh";
import { checkService } from "../serviceMeshChecks";
import { anyHost, gatewayRoute, healthCheckRoute, httpsGateway } from "./gatewayManifests";
import { checkGateway, type IngressGatewayArgs } from "./ingressGatewayArgs";

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
export class IngressGateway extends SecureComponent<IngressGatewayArgs> {
  private readonly gatewayName: string;
  private readonly exposed = new Map<string, Set<string>>();

  constructor(name: string, args: IngressGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    super("IngressGateway", name, args, opts);
    validate(`IngressGateway "${name}"`, checkGateway(name, args));
    this.gatewayName = this.childName("gateway");

    args.behind?.forwardsTo(args.gateway);
    const credentialName = this.createCertificateSecret();
    this.createGateway(credentialName);
    this.createHealthCheckRoute();

    this.registerOutputs({ hosts: args.hosts });
  }

  /**
   * Sends requests for some paths on to a service, and admits the gateway there. Can be said again for other requests.
   *
   * @throws InvalidArgumentsError for a service in a mesh without gateways, and for what `ServiceMesh.admit` refuses
   */
  exposes(callee: ServiceMesh, rule: CallRule): void {
    const { gateway, hosts, clusterDomain = istioDefaults.clusterDomain } = this.args;
    validate(`${this.name}.exposes`, checkService("callee", callee));
    validate(`${this.name}.exposes(${callee.member.name})`, [
      ...unsupported(callee.kind, "ingressGateway", "callee"),
      ...callee.checkAdmission(gateway, rule),
    ]);
    const rules = this.exposed.get(callee.member.name);
    if (rules?.has(ruleHash(rule))) return;
    this.create(gatewayRoute(gateway, this.gatewayName, hosts, callee.member, rule, clusterDomain));
    if (rules === undefined) this.createEgressPolicy(callee.member);
    this.exposed.set(callee.member.name, new Set([...(rules ?? []), ruleHash(rule)]));
    callee.admit(gateway, rule);
  }

  // Istio's gateways read certificates from Secrets of their own namespace only.
  private createCertificateSecret(): string {
    const name = this.childName("certificate");
    const { certificate, gateway, transform } = this.args;
    this.child(
      kubernetes.core.v1.Secret,
      "certificate",
      {
        metadata: { name, namespace: gateway.namespace },
        type: "kubernetes.io/tls",
        stringData: { "tls.crt": certificate.chainPem, "tls.key": certificate.privateKeyPem },
      },
      { transform: transform?.Secret, additionalSecretOutputs: ["stringData", "data"] },
    );
    return name;
  }

  private createGateway(credentialName: string): void {
    const { gateway, hosts, behind, minTlsVersion = "1.2" } = this.args;
    const named = behind ? [anyHost] : hosts;
    this.create(httpsGateway(gateway, this.gatewayName, named, credentialName, minTlsVersion));
  }

  private createHealthCheckRoute(): void {
    const { gateway, behind } = this.args;
    if (!behind) return;
    this.create(healthCheckRoute(gateway, this.childName("health"), this.gatewayName, behind.healthCheckPath));
  }

  private createEgressPolicy(callee: MeshMember): void {
    const { gateway, transform } = this.args;
    const { metadata, spec } = egressPolicy(gateway, callee, [callee.port]);
    this.child(
      kubernetes.networking.v1.NetworkPolicy,
      `to-${callee.name}`,
      { metadata, spec },
      { transform: transform?.NetworkPolicy },
    );
  }

  private create(manifest: IstioManifest): void {
    const suffix = childSuffix(this.name, manifest.metadata.name);
    const transform = this.args.transform?.[manifest.kind];
    this.child(kubernetes.apiextensions.CustomResource, suffix, { ...manifest }, { transform });
  }
}
