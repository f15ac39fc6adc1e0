export {
  type Call,
  type CallEnd,
  type CallGraphSettings,
  mayReach,
  whoMayReach,
} from "./callGraph";
export { type Capability, capabilities, type Feature, renderCapabilities, type Support } from "./capabilities";
export { type GatewayCertificate, IngressGateway, type IngressGatewayArgs } from "./ingressGateway";
export type { GatewayTlsVersion } from "./istioIngress";
export { istioIngressMember } from "./istioIngressMember";
export { IstioMesh, type IstioMeshArgs } from "./istioMesh";
export { LinkerdMesh, type LinkerdMeshArgs } from "./linkerdMesh";
export type { MeshTracing } from "./meshCharts";
export type { MeshTransforms, ServiceMeshArgs } from "./meshComponent";
export { MeshControlPlane } from "./meshControlPlane";
export type { MeshAuthority, MeshControlPlaneArgs } from "./meshControlPlaneArgs";
export { type MeshEnrollment, meshEnrollment } from "./meshEnrollment";
export type {
  CallRule,
  HttpMethod,
  JwtRule,
  LimitRule,
  MeshKind,
  MeshMember,
  MetricsReader,
  NodeAgent,
  ObserveRule,
  ReachOptions,
  RoleRule,
  ServiceMesh,
  TrafficRule,
  TrafficShare,
} from "./serviceMesh";
