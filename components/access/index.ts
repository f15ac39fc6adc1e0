export type { ApiRule } from "./accessRules";
export { type DebugAccess, RoleBasedAccess, type RoleBasedAccessArgs } from "./roleBasedAccess";
export type { RoleTransform } from "./roleWithBinding";
export { ServiceAccess, type ServiceAccessArgs } from "./serviceAccess";
