export { apiCacheEncrypted } from "./apiCacheEncrypted";
export { apiDomainTls } from "./apiDomainTls";
export { apiMethodAuthorized } from "./apiMethodAuthorized";
export { apiOrigins } from "./apiOrigins";
export { apiPolicyPrivate } from "./apiPolicyPrivate";
export { apiRouteAuthorized } from "./apiRouteAuthorized";
export { apiStageLogs } from "./apiStageLogs";
export { apiTracing } from "./apiTracing";
