export { istioIngressMember } from "./istioIngressMember";
export { MeshControlPlane } from "./meshControlPlane";
export type { MeshAuthority, MeshControlPlaneArgs } from "./meshControlPlaneArgs";
