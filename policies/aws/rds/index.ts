export { rdsEncrypted } from "./rdsEncrypted";
export { rdsNotPublic } from "./rdsNotPublic";
