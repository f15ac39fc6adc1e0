export { decodeOnce } from "./decodeOnce";
export { pulumiPolicies } from "./pulumiPolicies";
export { receiveConfiguration, Settings } from "./settings";
