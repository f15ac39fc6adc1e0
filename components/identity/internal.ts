export { cluster, longestIdentityName } from "./workloadIdentityChecks";
