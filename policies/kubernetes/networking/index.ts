export { defaultDeny } from "./defaultDeny";
export { networkPolicyNamesPeers } from "./networkPolicyNamesPeers";
export { serviceExposure } from "./serviceExposure";
export { targetGroupBindingPeers } from "./targetGroupBindingPeers";
