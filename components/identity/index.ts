export type { CredentialSource } from "./credentialSource";
export { grantStatements, keyGrantStatements } from "./grants";
export type { PodCredentials } from "./podCredentials";
export { irsaTrustPolicy, podIdentityTrustPolicy, type TrustedServiceAccount } from "./trustPolicy";
export {
  type EksPodIdentity,
  type Irsa,
  WorkloadIdentity,
  type WorkloadIdentityArgs,
} from "./workloadIdentity";
