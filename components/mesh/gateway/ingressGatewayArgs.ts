import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, type SecureComponentArgs, type Transform, within } from "../../core";
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
import { type IstioManifest, istioTransforms } from "../istio";
import type { MeshMember } from "../meshMember";
import { externalHost, meshMember } from "../rules";
import type { MeshTransforms } from "../serviceMeshArgs";
import type { GatewayTlsVersion } from "./gatewayManifests";

/** A certificate that a gateway shows, such as a ServiceCertificate's. */
export interface GatewayCertificate {
  /** The certificate and the intermediates above it, in PEM. */
  readonly chainPem: pulumi.Input<string>;
  /** Its private key, in PEM. */
  readonly privateKeyPem: pulumi.Input<string>;
}

/** Arguments of an IngressGateway. */
export interface IngressGatewayArgs extends SecureComponentArgs {
  /**
   * The gateway's pods and Service, as MeshControlPlane runs them: its `gateway`, or in a stack of its own
   * `istioIngressMember()`.
   */
  readonly gateway: MeshMember;
  /** Host names that it answers for, each in full. @example ["shop.example.com"] */
  readonly hosts: readonly string[];
  /** The certificate that it shows, for all hosts. */
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
    /** The Secret with the certificate. */
    readonly Secret?: Transform<kubernetes.core.v1.SecretArgs>;
  };
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

/** Problems of an ingress gateway. */
export function checkGateway(name: string, args: IngressGatewayArgs): Problem[] {
  return [
    ...check("name", name, dnsLabel),
    ...checkArguments(args, ingressGateway, ({ behind, gateway }) =>
      within("behind", behind?.checkForwarding(gateway) ?? []),
    ),
  ];
}
