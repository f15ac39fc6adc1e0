export { checkPolicyPacks, type PolicyPack, remediationsOf } from "./policyPack";
export { askPack } from "./runningPack";
