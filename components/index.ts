export * from "./access";
export * from "./audit";
export * from "./certificates";
export {
  type Access,
  type AwsAccount,
  type AwsEndpoint,
  type BucketRef,
  type CertificateIssuer,
  type DeepPartial,
  type GrantActions,
  type Grantable,
  type GrantDefinition,
  type IamPolicyDocument,
  type IamStatement,
  InvalidArgumentsError,
  type KeyRef,
  type NamespaceRef,
  type Problem,
  SecureComponent,
  type SecureComponentArgs,
  type ServiceAccountRef,
  type Transform,
  type WebAclRef,
} from "./core";
export * from "./credentials";
export * from "./edge";
export * from "./encryption";
export * from "./environment";
export * from "./identity";
export * from "./mesh";
export * from "./network";
export { SecureMicroservice } from "./secureMicroservice";
export type {
  AccessTokens,
  CertificateRef,
  IssuedTokens,
  MicroserviceCertificateSettings,
  MicroserviceIdentitySettings,
  MicroserviceKeySettings,
  MicroserviceMeshSettings,
  MicroserviceNamespaceSettings,
  MicroserviceWorkloadSettings,
  SecureMicroserviceArgs,
  SharedSecretTokens,
} from "./secureMicroserviceArgs";
export * from "./storage";
export * from "./workload";
