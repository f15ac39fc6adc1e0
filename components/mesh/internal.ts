export { clientIds } from "./jwtChecks";
export { healthPath, serviceMeshFields } from "./meshArgsChecks";
export { type SidecarResources, sidecarResources } from "./meshEnrollment";
export { addressBlocks, checkAddressesKnown, externalHost, isInCluster } from "./reachChecks";
export { checkCountable, limitRule } from "./ruleChecks";
export { checkMeshSettings } from "./trafficChecks";
