export {
  type Call,
  type CallEnd,
  type CallGraphSettings,
  mayReach,
  whoMayReach,
} from "./analysis/callGraph";
export { type Capability, capabilities, type Feature, renderCapabilities, type Support } from "./capabilities";
export type { MeshTracing } from "./controlPlane/charts";
export { MeshControlPlane } from "./controlPlane/meshControlPlane";
export type { MeshAuthority, MeshControlPlaneArgs } from "./controlPlane/meshControlPlaneArgs";
export { type GatewayCertificate, IngressGateway, type IngressGatewayArgs } from "./gateway/ingressGateway";
export { istioIngressMember } from "./gateway/istioIngressMember";
export type { GatewayTlsVersion } from "./gateway/manifests";
export { IstioMesh, type IstioMeshArgs } from "./istio/istioMesh";
export { LinkerdMesh, type LinkerdMeshArgs } from "./linkerd/linkerdMesh";
export type { MeshTransforms, ServiceMeshArgs } from "./meshComponent";
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
