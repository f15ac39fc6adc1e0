export * from "./access";
export * from "./certificates";
export {
  type AwsAccount,
  type DeepPartial,
  type IamPolicyDocument,
  type IamStatement,
  InvalidArgumentsError,
  type Problem,
  SecureComponent,
  type SecureComponentArgs,
  type Transform,
} from "./core";
export * from "./credentials";
export * from "./edge";
export * from "./encryption";
export * from "./environment";
export * from "./identity";
export * from "./mesh";
export { SecureMicroservice } from "./secureMicroservice";
export type {
  AccessTokens,
  IssuedTokens,
  MicroserviceMeshSettings,
  SecureMicroserviceArgs,
  SharedSecretTokens,
} from "./secureMicroserviceArgs";
export * from "./storage";
export * from "./workload";
