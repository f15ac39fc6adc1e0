export { logGroupEncrypted } from "./logGroupEncrypted";
export { logGroupRetention } from "./logGroupRetention";
export { serviceAlarms } from "./serviceAlarms";
