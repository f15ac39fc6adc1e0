export { deserializeOnce } from "./deserializeOnce";
export { pulumiPolicies } from "./pulumiPolicies";
export { receiveConfiguration, Settings } from "./settings";
