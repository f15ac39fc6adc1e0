export { istioDefaults } from "./defaults";
export { istioInjection, istioSidecarResources } from "./injection";
export { IstioMesh } from "./istioMesh";
export { type IstioMeshArgs, istioTransforms } from "./istioMeshArgs";
export type { IstioGateway, IstioManifest, IstioStringMatch, IstioVirtualService } from "./manifests";
