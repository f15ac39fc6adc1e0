export { rdsAdministratorName } from "./rdsAdministratorName";
export { rdsCopyTags } from "./rdsCopyTags";
export { rdsMonitoring } from "./rdsMonitoring";
export { rdsMultiAz } from "./rdsMultiAz";
export { rdsProxyTls } from "./rdsProxyTls";
