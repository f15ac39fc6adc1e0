export { type SidecarResources, sidecarResources } from "./meshEnrollment";
export {
  addressBlocks,
  checkAddressesKnown,
  checkCountable,
  checkMeshSettings,
  clientIds,
  externalHost,
  isInCluster,
  limitRule,
  meshMember,
} from "./rules";
export { healthPath, serviceMeshFields } from "./serviceMeshArgs";
