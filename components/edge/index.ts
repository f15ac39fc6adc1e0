export type { EndpointTarget } from "./endpointTarget";
export { PublicEndpoint } from "./publicEndpoint";
export type { PublicEndpointArgs } from "./publicEndpointArgs";
export { WebAcl, type WebAclArgs, type WebAclScope } from "./webAcl";
export { type ManagedRuleAction, type ManagedRuleGroup, type RateLimit, webAclRules } from "./webAclRules";
