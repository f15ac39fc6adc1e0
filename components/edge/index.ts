export type { EndpointTarget } from "./endpointTarget";
export { PublicEndpoint } from "./publicEndpoint";
export type { PublicEndpointArgs } from "./publicEndpointArgs";
export { WebAcl } from "./webAcl";
export type { WebAclArgs, WebAclScope } from "./webAclArgs";
export { type ManagedRuleAction, type ManagedRuleGroup, type RateLimit, webAclRules } from "./webAclRules";
