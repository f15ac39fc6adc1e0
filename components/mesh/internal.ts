export { healthPath, serviceMeshFields } from "./meshArgsChecks";
export { type SidecarResources, sidecarResources } from "./meshEnrollment";
export { clientIds } from "./rules/jwtChecks";
export { addressBlocks, checkAddressesKnown, externalHost, isInCluster } from "./rules/reachChecks";
export { checkCountable, limitRule } from "./rules/ruleChecks";
export { checkMeshSettings } from "./rules/trafficChecks";
