export { ebsEncrypted } from "./ebsEncrypted";
export { securityGroupIngress } from "./securityGroupIngress";
