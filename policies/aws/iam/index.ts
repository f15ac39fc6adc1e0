export { iamNoAccessKeys } from "./iamNoAccessKeys";
export { iamNoAdministrator } from "./iamNoAdministrator";
export { iamNoAdministratorAttachment } from "./iamNoAdministratorAttachment";
export { iamNoBroadAccess } from "./iamNoBroadAccess";
export { iamNoBroadDecryption } from "./iamNoBroadDecryption";
export { iamNoUserPolicies } from "./iamNoUserPolicies";
export { iamNoWildcardActions } from "./iamNoWildcardActions";
export { iamTrustPolicy } from "./iamTrustPolicy";
