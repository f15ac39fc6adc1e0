export type { CredentialSource } from "./credentialSource";
export type { Access, AwsEndpoint, Grantable, GrantKind } from "./grantable";
export { grantStatements, keyGrantStatements } from "./grants";
export type { PodCredentials } from "./podCredentials";
export { irsaTrustPolicy, podIdentityTrustPolicy, type TrustedServiceAccount } from "./trustPolicy";
export {
  type EksPodIdentity,
  type Irsa,
  WorkloadIdentity,
  type WorkloadIdentityArgs,
} from "./workloadIdentity";
