export { type Call, type CallEnd, type CallGraphSettings, mayReach, whoMayReach } from "./analysis";
export { type Capability, capabilities, type Feature, renderCapabilities, type Support } from "./capabilities";
export { istioIngressMember, type MeshAuthority, MeshControlPlane, type MeshControlPlaneArgs } from "./controlPlane";
export { type GatewayCertificate, type GatewayTlsVersion, IngressGateway, type IngressGatewayArgs } from "./gateway";
export { IstioMesh, type IstioMeshArgs } from "./istio";
export { LinkerdMesh, type LinkerdMeshArgs } from "./linkerd";
export { type MeshEnrollment, meshEnrollment } from "./meshEnrollment";
export type { MeshKind } from "./meshKind";
export type { MeshMember } from "./meshMember";
export type {
  CallRule,
  HttpMethod,
  JwtRule,
  LimitRule,
  MeshTracing,
  MetricsReader,
  NodeAgent,
  ObserveRule,
  ReachOptions,
  RoleRule,
  TrafficRule,
  TrafficShare,
} from "./rules";
export type { ServiceMesh } from "./serviceMesh";
export type { MeshTransforms, ServiceMeshArgs } from "./serviceMeshArgs";
