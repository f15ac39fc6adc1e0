export { appsyncAuthorized } from "./appsyncAuthorized";
export { appsyncCacheEncrypted } from "./appsyncCacheEncrypted";
export { appsyncLogs } from "./appsyncLogs";
