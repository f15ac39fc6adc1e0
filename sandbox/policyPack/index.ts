export { checkPolicyPacks, remediationsOf } from "./policyPack";
