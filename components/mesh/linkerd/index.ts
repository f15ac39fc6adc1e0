export { linkerdDefaults } from "./defaults";
export { linkerdInjection, linkerdSidecarResources } from "./injection";
export { LinkerdMesh } from "./linkerdMesh";
export type { LinkerdMeshArgs } from "./linkerdMeshArgs";
