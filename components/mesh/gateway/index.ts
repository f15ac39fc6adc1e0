export type { GatewayTlsVersion } from "./gatewayManifests";
export { IngressGateway } from "./ingressGateway";
export type { GatewayCertificate, IngressGatewayArgs } from "./ingressGatewayArgs";
