export { decodeOnce } from "./decodeOnce";
export { pulumiPolicies } from "./pulumiPolicies";
