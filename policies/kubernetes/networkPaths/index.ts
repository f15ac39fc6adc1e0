export { networkPolicyMetadata } from "./networkPolicyMetadata";
export { serviceExternalName } from "./serviceExternalName";
export { serviceTlsAtLoadBalancer } from "./serviceTlsAtLoadBalancer";
