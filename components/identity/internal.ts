export { cluster, longestIdentityName, workloadIdentityFields } from "./workloadIdentityChecks";
