export { checkPolicyPacks, type PolicyPack, remediationsOf } from "./policyPack";
