export { logGroupEncrypted } from "./logGroupEncrypted";
export { logGroupRetention } from "./logGroupRetention";
