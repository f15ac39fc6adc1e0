export { lbAccessLogs } from "./lbAccessLogs";
export { lbDropInvalidHeaders } from "./lbDropInvalidHeaders";
export { lbEncryptedTargets } from "./lbEncryptedTargets";
export { lbHttpsOnly } from "./lbHttpsOnly";
export { lbTlsPolicy } from "./lbTlsPolicy";
