export type { CredentialSource } from "./credentialSource";
export { grantStatements, keyGrantStatements } from "./grants";
export type { PodCredentials } from "./podCredentials";
export { irsaTrustPolicy, podIdentityTrustPolicy, type TrustedServiceAccount } from "./trustPolicy";
export { WorkloadIdentity } from "./workloadIdentity";
export type { EksPodIdentity, Irsa, WorkloadIdentityArgs } from "./workloadIdentityArgs";
